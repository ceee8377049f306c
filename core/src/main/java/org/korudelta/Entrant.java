package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit that waits for its turn. Threading: on the writer's strand. */
final class Entrant {
  private final List<PreparedWrite> writes;
  private final Turn turn;
  private @Nullable Groundwork fetched;
  private boolean fetching;

  Entrant(List<PreparedWrite> writes, Turn turn) {
    this.writes = writes;
    this.turn = turn;
  }

  /** What happens when the turn has come. */
  interface Turn {
    /** The turn has come. */
    void come(List<PreparedWrite> writes, Basis basis);

    /** What the commit rests on could not be read. */
    void failed(Throwable error);
  }

  List<PreparedWrite> writes() {
    return writes;
  }

  Turn turn() {
    return turn;
  }

  @Nullable Groundwork fetched() {
    return fetched;
  }

  boolean isFetching() {
    return fetching;
  }

  void fetch() {
    fetching = true;
  }

  void fetched(@Nullable Groundwork groundwork) {
    fetching = false;
    fetched = groundwork;
  }
}
