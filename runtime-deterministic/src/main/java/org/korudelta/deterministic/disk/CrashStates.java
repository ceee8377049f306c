package org.korudelta.deterministic.disk;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every state that a loss of power may leave of a disk as it is now, or a few that stand for them.
 *
 * <p>A state is one way to decide what is undecided; two of them may leave equal bytes. Names come
 * first: each pending change is kept or not, those that touch the same name in their order. Then
 * each file that has a name ends somewhere at or after its durable bytes; of the sectors of 512
 * bytes below its end that hold pending ones, each but the last is there or reads as zeros. Where
 * the end is not inside a sector, one of those that are there may be torn after any of its pending
 * bytes but the last, with zeros or garbage in the rest. The relaxations of {@link DiskFaults}
 * leave such states out.
 *
 * <p>What stands for all, when they are too many: every prefix of the changes of names, and all of
 * them but one and those that need it; with these, all or nothing of all files, and beside that one
 * file at a time with each of its pending appends lost, kept, cut in the middle, missing before
 * later ones, and torn.
 *
 * <p>Each iteration makes its disks one at a time, fresh ones that share nothing. They decide by
 * zeros. What happens to the original afterwards changes nothing here.
 *
 * <p>Threading: one thread.
 */
public final class CrashStates implements Iterable<SimulatedDisk> {
  private static final int NAME_FATES_MIN = 10_000;

  private final SimulatedDisk disk;
  private final PowerLoss loss;
  private final long count;
  private final boolean complete;

  CrashStates(SimulatedDisk snapshot, int statesMax) {
    this.disk = snapshot;
    this.loss = new PowerLoss(snapshot.directory, snapshot.faults.faults.order());
    this.count = loss.count(Math.max(statesMax, NAME_FATES_MIN));
    this.complete = count <= statesMax;
  }

  /**
   * How many states there are, visited or not: the exact number, {@code Long.MAX_VALUE} where that
   * is greater, or where the changes of names alone have more than 10,000 fates and more than the
   * greatest number of states to visit.
   */
  public long count() {
    return count;
  }

  /** Whether all of them are visited; else some that stand for all. */
  public boolean isComplete() {
    return complete;
  }

  /** How many pending appends each file has, by its name before the loss; none is left out. */
  public SortedMap<String, Integer> pendingAppends() {
    SortedMap<String, Integer> appends = new TreeMap<>();
    disk.directory
        .names()
        .forEach(
            (name, file) -> {
              if (file.pendingLength() > 0) {
                appends.put(name, file.pendingEnds().size());
              }
            });
    return appends;
  }

  @Override
  public Iterator<SimulatedDisk> iterator() {
    return complete ? new Every() : new Some(loss.representatives());
  }

  private final class Every implements Iterator<SimulatedDisk> {
    private final EveryDecision decisions = new EveryDecision();
    private boolean more = true;

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public SimulatedDisk next() {
      if (!more) {
        throw new NoSuchElementException("no more states: count=" + count);
      }
      SimulatedDisk state = disk.quietAfter(loss.decide(decisions));
      more = decisions.advance();
      return state;
    }
  }

  private final class Some implements Iterator<SimulatedDisk> {
    private final Iterator<CrashPlan> plans;

    Some(List<CrashPlan> plans) {
      this.plans = plans.iterator();
    }

    @Override
    public boolean hasNext() {
      return plans.hasNext();
    }

    @Override
    public SimulatedDisk next() {
      return disk.quietAfter(plans.next());
    }
  }
}
