package org.korudelta.deterministic.disk;

import java.util.Map;
import java.util.TreeMap;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.RareEvent;
import org.korudelta.runtime.host.Deadlines;

/**
 * Draws the faults of a running disk and counts them. Zeros are no fault. Each kind has a stream of
 * its own, so that a simpler record can leave out one kind and keep the rest.
 */
final class RunningFaults {
  private static final int DELAY_STEPS = 16;

  private final Choices choices;
  private final Map<DiskFault, RareEvent> events;
  final DiskHits hits;
  DiskFaults faults;

  RunningFaults(Choices choices, DiskFaults faults, DiskHits hits) {
    this(choices, faults, hits, new TreeMap<>());
  }

  private RunningFaults(
      Choices choices, DiskFaults faults, DiskHits hits, Map<DiskFault, RareEvent> events) {
    this.choices = choices;
    this.faults = faults;
    this.hits = hits;
    this.events = events;
  }

  /** These for the disk after a crash: what was drawn and has not happened yet happens there. */
  RunningFaults afterCrash(DiskHits newHits) {
    return new RunningFaults(choices, faults, newHits, events);
  }

  /** The same kinds of faults for a copy, where none is drawn. */
  RunningFaults quiet(DiskHits newHits) {
    return new RunningFaults(Choices.none(), faults, newHits);
  }

  boolean has(DiskFault fault) {
    return faults.oneIn(fault) > 0;
  }

  /** Whether {@code fault} strikes now; draws nothing where it never does. */
  boolean strikes(DiskFault fault) {
    int oneIn = faults.oneIn(fault);
    boolean strikes = oneIn > 0 && event(fault, oneIn).happens();
    if (strikes) {
      hits.hit(fault);
    }
    return strikes;
  }

  private RareEvent event(DiskFault fault, int oneIn) {
    RareEvent known = events.get(fault);
    if (known != null && known.oneIn() == oneIn) {
      return known;
    }
    RareEvent event = new RareEvent(stream(fault.text()), oneIn, "times until " + fault.text());
    events.put(fault, event);
    return event;
  }

  /** A number in {@code [0, bound)} of a fault, with what it is and the file as its label. */
  int below(DiskFault fault, int bound, String what, String name) {
    return stream(fault.text()).draw(bound, name.isEmpty() ? what : what + " of " + name);
  }

  /** What decides of everything that was not synced when a crash comes. */
  Choices crash() {
    return stream("crash");
  }

  /** How much of what is being written another process sees, in {@code [0, bound)} bytes. */
  int seen(int bound, String name) {
    return stream("seen").draw(bound, "bytes seen of appends in flight of " + name);
  }

  private Choices stream(String name) {
    return choices.stream(choices.name() + "/" + name);
  }

  /** How long the operation takes: zero, or a part of the delay allowed. */
  long delayNanos(DiskFault delay, String name) {
    if (!strikes(delay)) {
      return 0;
    }
    long max = Deadlines.nanos(faults.delayMax(delay));
    return Math.max(1, max / DELAY_STEPS * (1 + below(delay, DELAY_STEPS, "delay", name)));
  }
}
