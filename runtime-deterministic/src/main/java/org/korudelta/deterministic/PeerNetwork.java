package org.korudelta.deterministic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.Deadlines;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.peers.PeerGroup;
import org.korudelta.runtime.peers.PeerPort;

/**
 * What lies between the peers of a run: messages are delivered at once and all, until faults are
 * switched on or a way is cut.
 *
 * <p>Threading: one thread.
 */
public final class PeerNetwork {
  private static final int DELAY_STEPS = 16;

  private final Host host;
  private final Choices choices;
  private final PeerGroup group = new PeerGroup(this::carry);
  private final List<String> names = new ArrayList<>();
  private final List<SimulatedPeer> peers = new ArrayList<>();
  private final Set<Way> cuts = new HashSet<>();
  private final Map<Way, DelayLine> delays = new HashMap<>();
  private PeerFaults faults = PeerFaults.NONE;
  private int lost;
  private int delayed;
  private int cutOff;

  PeerNetwork(Host host, Choices choices) {
    this.host = host;
    this.choices = choices;
  }

  /** Draws these faults from now on. */
  public void faults(PeerFaults drawn) {
    faults = drawn;
  }

  /** Loses all that {@code from} posts for {@code to}, until {@link #heal}; not the other way. */
  public void cut(String from, String to) {
    cuts.add(way(from, to));
  }

  /** Lets messages pass again; what was lost stays lost. */
  public void heal(String from, String to) {
    cuts.remove(way(from, to));
  }

  /** How many messages were lost by a fault drawn. */
  public int lost() {
    return lost;
  }

  /** How many messages were delayed. */
  public int delayed() {
    return delayed;
  }

  /** How many messages were lost at a way that was cut. */
  public int cutOff() {
    return cutOff;
  }

  /** Whether there is no peer but main: else the clock goes on when main has closed. */
  boolean alone() {
    return peers.isEmpty();
  }

  /** What tasks of main wait for, and those of the others, with the peer's name before theirs. */
  List<TaskWait> waits(List<TaskWait> ofMain) {
    List<TaskWait> waits = new ArrayList<>(ofMain);
    peers.forEach(peer -> waits.addAll(peer.taskWaits()));
    return waits;
  }

  void add(SimulatedPeer peer) {
    peers.add(peer);
  }

  PeerPort join(String name) {
    if (names.contains(name)) {
      throw new KoruException.BadRequest("peer joins twice: name=" + name);
    }
    names.add(name);
    return group.join();
  }

  void expire(PeerPort peer) {
    group.expire(peer);
  }

  private void carry(int from, int to, Runnable delivery) {
    Way way = new Way(from, to);
    if (cuts.contains(way)) {
      cutOff++;
    } else if (faults.lostOneIn() > 0 && drawsLast(faults.lostOneIn(), "message lost")) {
      lost++;
    } else {
      deliver(way, delivery);
    }
  }

  private boolean drawsLast(int bound, String label) {
    return choices.draw(bound, label) == bound - 1;
  }

  private void deliver(Way way, Runnable delivery) {
    long dueNanos = Deadlines.after(host.nowNanos(), delayNanos());
    boolean atOnce =
        delays.computeIfAbsent(way, key -> new DelayLine(host)).deliver(dueNanos, delivery);
    delayed += atOnce ? 0 : 1;
  }

  private long delayNanos() {
    long max = Deadlines.nanos(faults.delayMax());
    return max == 0 ? 0 : max / DELAY_STEPS * choices.draw(DELAY_STEPS + 1, "message delay");
  }

  private Way way(String from, String to) {
    return new Way(number(from), number(to));
  }

  private int number(String name) {
    int number = names.indexOf(name);
    if (number < 0) {
      throw new KoruException.NotFound("no such peer: name=" + name + " peers=" + names);
    }
    return number;
  }

  /** From one peer to another. */
  private record Way(int from, int to) {}
}
