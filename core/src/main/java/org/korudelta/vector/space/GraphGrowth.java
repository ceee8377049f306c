package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.graph.GraphBlock;

/**
 * Links the nodes of an era, a block after the other: the pieces of a block are done by several
 * tasks, which let others have their turns between two pieces.
 *
 * <p>Threading: one task at a time for each era.
 */
public final class GraphGrowth {
  private final AsyncRuntime runtime;
  private final int tasks;
  private final BooleanSupplier ending;

  /**
   * Growth by so many tasks at once.
   *
   * @param ending when it says so, the work ends after the piece at hand
   */
  public GraphGrowth(AsyncRuntime runtime, int tasks, BooleanSupplier ending) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.ending = ending;
  }

  /** Links a full block of a space, in its oldest era first; false where there was none. */
  public Promise<Boolean> growNext(VectorSpace space) {
    for (Era era : space.eras()) {
      if (era.view().isBehind()) {
        return ending.getAsBoolean() ? runtime.completed(false) : grow(era);
      }
    }
    return runtime.completed(false);
  }

  private Promise<Boolean> grow(Era era) {
    EraView view = era.view();
    GraphBlock block = new GraphBlock(view.graph(), view.rows(), era.parents());
    Iterator<Supplier<Promise<@Nullable Void>>> stages = stages(block).iterator();
    return Prompt.whileTrue(runtime, () -> begin(stages)).map(ignored -> end(era, block));
  }

  private List<Supplier<Promise<@Nullable Void>>> stages(GraphBlock block) {
    return List.of(
        () -> stage(tasks, block.choosePieces(), block::choose),
        () -> stage(1, 1, piece -> block.join()),
        () -> stage(tasks, block.reversePieces(), block::reverse),
        () -> stage(1, block.raisePieces(), block::raise));
  }

  private Promise<Boolean> begin(Iterator<Supplier<Promise<@Nullable Void>>> stages) {
    return !stages.hasNext() || ending.getAsBoolean()
        ? runtime.completed(false)
        : stages.next().get().map(ignored -> true);
  }

  /** What ends half-way leaves the graph as it was. */
  private boolean end(Era era, GraphBlock block) {
    if (ending.getAsBoolean()) {
      return false;
    }
    era.grown(block.graph(), block.parents());
    return true;
  }

  private Promise<@Nullable Void> stage(int most, int pieces, IntConsumer work) {
    Stage stage = new Stage(pieces, work);
    List<Promise<@Nullable Void>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(most, pieces); i++) {
      running.add(runtime.spawn("korudelta link", stage::run).promise());
    }
    return runtime.all(running).map(ignored -> null);
  }

  private final class Stage {
    private final int pieces;
    private final IntConsumer work;
    private int next; // Guarded by this.

    private Stage(int pieces, IntConsumer work) {
      this.pieces = pieces;
      this.work = work;
    }

    private Promise<@Nullable Void> run() {
      return Prompt.whileTrue(runtime, this::step);
    }

    private Promise<Boolean> step() {
      int piece = take();
      if (piece < 0 || ending.getAsBoolean()) {
        return runtime.completed(false);
      }
      work.accept(piece);
      return runtime.yield().map(turn -> true);
    }

    private synchronized int take() {
      return next < pieces ? next++ : -1;
    }
  }
}
