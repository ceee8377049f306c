package org.korudelta.worlds.tabs;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.World;
import org.korudelta.hash.Digest;

/**
 * Several tabs that share one database, one of which has it open: tabs come, close and are killed,
 * freeze and thaw, lose the lock, and messages between them are lost, late and cut off.
 *
 * <p>Never do two have the database open; every call ends in time; what its caller was told is what
 * became of it; what was acknowledged is in the history once, in order; and the history of each key
 * is linearizable. Where no message is lost and nobody is frozen a call is answered within two
 * seconds after the owner has ended.
 */
public final class TabsWorld implements World {
  private final Digest digest;

  /** The world, everything in portable code. */
  public TabsWorld() {
    this(Digest.portable());
  }

  /** The world with a platform's own digest: the same runs, sooner. */
  public TabsWorld(Digest digest) {
    this.digest = digest;
  }

  @Override
  public void run(Simulation simulation) {
    new TabsRun(simulation, digest).run();
  }

  @Override
  public List<String> marks() {
    List<String> marks = new ArrayList<>(Troubles.MARKS);
    marks.addAll(TabLedger.MARKS);
    marks.addAll(TabService.MARKS);
    marks.addAll(TabsRun.MARKS);
    return marks;
  }
}
