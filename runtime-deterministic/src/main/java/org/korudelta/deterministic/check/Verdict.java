package org.korudelta.deterministic.check;

import java.util.List;
import org.korudelta.error.KoruException;

/**
 * What a checker says of a history.
 *
 * <p>Threading: immutable.
 */
public sealed interface Verdict {

  /** True of {@link Accepted} only: not of what could not be decided. */
  default boolean isAccepted() {
    return false;
  }

  /** Accepted if there is nothing to say against it, else rejected with these sentences. */
  static Verdict of(List<String> sentences) {
    return sentences.isEmpty() ? new Accepted() : new Rejected(sentences);
  }

  /** The history keeps to the rule. */
  record Accepted() implements Verdict {
    @Override
    public boolean isAccepted() {
      return true;
    }
  }

  /**
   * The history breaks the rule.
   *
   * @param sentences why, one or more
   */
  record Rejected(List<String> sentences) implements Verdict {
    /**
     * Copies the list.
     *
     * @throws KoruException.BadRequest if it is empty
     */
    public Rejected {
      sentences = List.copyOf(sentences);
      if (sentences.isEmpty()) {
        throw new KoruException.BadRequest("rejected without a sentence");
      }
    }

    /** The sentences, one a line. */
    @Override
    public String toString() {
      return String.join("\n", sentences);
    }
  }

  /**
   * The checker gave up: it does not know.
   *
   * @param reason which limit was met
   */
  record Undecided(String reason) implements Verdict {}
}
