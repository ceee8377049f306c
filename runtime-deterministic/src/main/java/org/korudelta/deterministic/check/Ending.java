package org.korudelta.deterministic.check;

import java.util.List;
import java.util.Optional;

/**
 * How an operation ended, as far as its client knows.
 *
 * <p>Threading: immutable.
 */
public sealed interface Ending {

  /** False if it certainly changed nothing. */
  default boolean mayHaveHappened() {
    return true;
  }

  /** What it answered; empty without an answer. */
  default List<Integer> answers() {
    return List.of();
  }

  /** When the client was told for certain; empty if it was not. */
  default Optional<Moment> settled() {
    return Optional.empty();
  }

  /** Not yet: it may take effect at any time, or never. */
  record Open() implements Ending {}

  /**
   * It took effect, once, between its invocation and this.
   *
   * @param at when the client was told
   * @param answers what it was told, as many numbers as {@link Action#answerCount} says
   */
  record Answered(Moment at, List<Integer> answers) implements Ending {
    /** Copies the list. */
    public Answered {
      answers = List.copyOf(answers);
    }

    @Override
    public Optional<Moment> settled() {
      return Optional.of(at);
    }
  }

  /**
   * It certainly did not happen and never will.
   *
   * @param at when the client was told
   */
  record Failed(Moment at) implements Ending {
    @Override
    public boolean mayHaveHappened() {
      return false;
    }

    @Override
    public Optional<Moment> settled() {
      return Optional.of(at);
    }
  }

  /**
   * It took effect, or will at any later time, or never.
   *
   * @param at when the client was told that nobody knows
   */
  record Unknown(Moment at) implements Ending {}
}
