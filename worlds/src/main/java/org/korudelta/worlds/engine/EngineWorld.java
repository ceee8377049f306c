package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.World;
import org.korudelta.hash.Digest;

/**
 * The whole database on a disk that fails, with clients that write at once, a clock that jumps, and
 * crashes at any step; after each life everything is compared with what clients were told (S1, D4),
 * with the naive model (S5), and with what really caused what (D14).
 *
 * <p>The setting {@code faults} names the groups of faults that runs may draw, of {@code crash},
 * {@code disk}, {@code rot} and {@code clock}, which is all of them when it is not set, and {@code
 * lying}, which no database survives.
 */
public final class EngineWorld implements World {
  private static final List<String> MARKS =
      List.of(
          "clock: back",
          "clock: forward",
          "crash: power lost",
          "crash: took commits that were not synced",
          "crash: process killed",
          "crash: at-work",
          "crash: closed",
          "crash: closing",
          "crash: compared",
          "crash: in-vain",
          "crash: opening",
          "durability: async",
          "durability: memory",
          "error: conflict",
          "error: outcome_unknown",
          "error: storage_failure",
          "error: unavailable",
          "failure: went on",
          "open: after a clean close",
          "open: corruption found",
          "open: last commit uncertain",
          "open: manifest written anew",
          "open: new database",
          "open: refused",
          "open: segment that was not listed",
          "open: tail copied to a new segment",
          "open: tail cut",
          "open: creation had not ended");

  private final Digest digest;

  /** The world, everything in portable code. */
  public EngineWorld() {
    this(Digest.portable());
  }

  /** The world with a platform's own digest: the same runs, sooner. */
  public EngineWorld(Digest digest) {
    this.digest = digest;
  }

  @Override
  public void run(Simulation simulation) {
    new EngineRun(simulation, digest).run();
  }

  @Override
  public List<String> marks() {
    List<String> marks = new ArrayList<>(MARKS);
    marks.addAll(Subscriber.MARKS);
    marks.add(Caretaker.PACKED);
    marks.add(Eraser.ERASED);
    marks.add(Eraser.RECLAIMED);
    marks.addAll(Onlooker.MARKS);
    for (DiskFault fault : DiskFault.values()) {
      if (!fault.text().startsWith("lying")) {
        marks.add("disk: " + fault.text());
      }
    }
    return marks;
  }
}
