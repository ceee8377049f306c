package org.korudelta.deterministic.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.RunObserver;
import org.korudelta.deterministic.choice.Choice;
import org.korudelta.deterministic.choice.ChoiceObserver;
import org.korudelta.error.KoruException;

/**
 * Everything that happened in a run, in order, and where in the code it did: what two runs with the
 * same choices must have in common.
 *
 * <p>Cost: microseconds and about a kilobyte for each event; the first {@value #EVENTS_MAX} are
 * kept, and the rest is only counted.
 *
 * <p>Threading: one thread; a call from another one is noted, because it is a fault of the run.
 */
public final class EventLog implements RunObserver, ChoiceObserver {
  /** How many events are kept. */
  public static final int EVENTS_MAX = 200_000;

  private final List<LoggedEvent> events = new ArrayList<>();
  private final Supplier<String> thread;
  private final String owner;
  private final @Nullable EventLog expected;
  private @Nullable Divergence divergence;
  private int count;

  /** A log of a first run, which does not look at threads. */
  public EventLog() {
    this(() -> "");
  }

  /**
   * A log of a first run; {@code thread} names the one that asks, where there are more than one.
   */
  public EventLog(Supplier<String> thread) {
    this(thread, null);
  }

  private EventLog(Supplier<String> thread, @Nullable EventLog expected) {
    this.thread = thread;
    this.owner = thread.get();
    this.expected = expected;
  }

  /**
   * A log that is compared with this one, event by event; where they differ the run that writes it
   * ends.
   */
  public EventLog again() {
    return new EventLog(thread, this);
  }

  @Override
  public void happened(Event event, String subject, long value) {
    boolean sited = event == Event.READY || event == Event.TIMER || event == Event.STORED;
    add(new LoggedEvent(event.name(), subject, value, sited ? new Throwable() : null));
  }

  @Override
  public void chosen(String stream, Choice choice) {
    boolean schedule = stream.equals(Simulation.SCHEDULE);
    String subject = stream + ": " + choice.label() + " of " + choice.bound();
    add(new LoggedEvent("CHOICE", subject, choice.value(), schedule ? null : new Throwable()));
  }

  private void add(LoggedEvent event) {
    String asking = thread.get();
    if (!asking.equals(owner)) {
      foreign(asking, event);
    }
    if (count < EVENTS_MAX) {
      compare(event);
      events.add(event);
    }
    count++;
  }

  private void compare(LoggedEvent event) {
    if (expected == null || count >= expected.events.size()) {
      return;
    }
    LoggedEvent first = expected.events.get(count);
    if (!first.equals(event)) {
      Divergence now = new Divergence(count, told(expected.events, first), told(events, event));
      divergence = divergence == null ? now : divergence;
      throw new KoruException.Cancelled("runs diverge");
    }
  }

  /** The event, and the last place in the program before it where it has none itself. */
  private String told(List<LoggedEvent> before, LoggedEvent event) {
    if (event.site() != null) {
      return event.told();
    }
    for (int i = count - 1; i >= 0; i--) {
      if (before.get(i).site() != null) {
        return event + ", after " + before.get(i).told();
      }
    }
    return event.toString();
  }

  private synchronized void foreign(String name, LoggedEvent event) {
    Divergence found = Divergence.foreign(name, event);
    divergence = divergence == null ? found : divergence;
    throw new KoruException.BadRequest(found.toString());
  }

  /** How many events there were. */
  public int count() {
    return count;
  }

  /** One line for each event that was kept, without places in the code. */
  public List<String> lines() {
    return events.stream().map(LoggedEvent::toString).toList();
  }

  /** Where this differs from the log it was compared with, or was written by another thread. */
  @Nullable Divergence divergence() {
    if (divergence == null && expected != null && count != expected.count) {
      return Divergence.length(expected.count, count);
    }
    return divergence;
  }
}
