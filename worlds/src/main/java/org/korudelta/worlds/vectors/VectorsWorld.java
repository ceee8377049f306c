package org.korudelta.worlds.vectors;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.World;
import org.korudelta.hash.Digest;

/**
 * A database full of small vectors on a machine that crashes: some hundreds of them come, change
 * and go by batches, values are erased and retired, and every search, of now or of the past, is
 * compared with a scan of everything that the log says (V1, D10, D16).
 *
 * <p>Answers that are to be exact are so to the last bit and in their order. What the graph finds
 * may lack some of the best, but too few over a run only; all else about it is exact, too.
 */
public final class VectorsWorld implements World {
  private final Digest digest;

  /** The world, everything in portable code. */
  public VectorsWorld() {
    this(Digest.portable());
  }

  /** The world with a platform's own digest: the same runs, sooner. */
  public VectorsWorld(Digest digest) {
    this.digest = digest;
  }

  @Override
  public void run(Simulation simulation) {
    new VectorsRun(simulation, digest).run();
  }

  @Override
  public List<String> marks() {
    List<String> marks = new ArrayList<>(VectorsRun.MARKS);
    marks.addAll(Searcher.MARKS);
    marks.addAll(Owner.MARKS);
    marks.addAll(FallibleMachine.MARKS);
    return marks;
  }
}
