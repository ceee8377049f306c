package org.korudelta;

import java.util.function.Supplier;
import org.korudelta.error.KoruException;

/**
 * Which writes of an import an error is about.
 *
 * @param first the number of the first, from 1
 * @param last the number of the last
 */
record ImportPlace(int first, int last) {

  /** What {@code work} gives; a refusal also names this place. */
  <T> T check(Supplier<T> work) {
    try {
      return work.get();
    } catch (KoruException refused) {
      throw named(refused);
    }
  }

  private KoruException named(KoruException refused) {
    String message = refused.getMessage() + " " + this;
    return switch (refused.code()) {
      case BAD_REQUEST -> new KoruException.BadRequest(message, refused);
      case CONFLICT -> new KoruException.Conflict(message, refused);
      case NOT_FOUND -> new KoruException.NotFound(message, refused);
      case LIMIT -> new KoruException.Limit(message, refused);
      default -> refused;
    };
  }

  @Override
  public String toString() {
    return first == last ? "write=" + first : "writes=" + first + " to " + last;
  }
}
