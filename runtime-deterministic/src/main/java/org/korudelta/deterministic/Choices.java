package org.korudelta.deterministic;

import java.util.Arrays;
import org.korudelta.error.KoruException;

/**
 * The one stream of small integers that decides everything undecided in a run. A run is a pure
 * function of its program and this stream; zero is the simplest choice everywhere, and a stream
 * that has ended gives zeros.
 *
 * <p>Threading: one thread.
 */
public final class Choices {
  private final ChoiceSource source;
  private final boolean recording;
  private int[] values = new int[64];
  private final Labels labels = new Labels();
  private int size;

  private Choices(ChoiceSource source, boolean recording) {
    this.source = source;
    this.recording = recording;
  }

  /**
   * Zeros only: the oldest ready task first, no fault, no delay. Keeps no record, the empty one
   * fits.
   */
  public static Choices none() {
    return new Choices((place, bound) -> 0, false);
  }

  /** Random choices: the same seed gives the same ones on every platform. */
  public static Choices seeded(long seed) {
    SmallRandom random = new SmallRandom(seed);
    return new Choices((place, bound) -> random.below(bound), true);
  }

  /**
   * The choices given, then zeros. A value at or above its bound counts as the greatest below it; a
   * negative one is {@code bad_request}.
   */
  public static Choices replay(int... recorded) {
    int[] choices = recorded.clone();
    for (int place = 0; place < choices.length; place++) {
      if (choices[place] < 0) {
        throw new KoruException.BadRequest(
            "negative choice: choice=" + choices[place] + " place=" + place);
      }
    }
    return new Choices(
        (place, bound) -> place < choices.length ? Math.min(choices[place], bound - 1) : 0, true);
  }

  /**
   * The next choice, in {@code [0, bound)}.
   *
   * @param label what is decided; kept beside the value for the reader of a failure
   */
  public int draw(int bound, String label) {
    if (bound < 1) {
      throw new KoruException.BadRequest("bound below 1: bound=" + bound + " label=" + label);
    }
    int value = bound == 1 ? 0 : source.next(size, bound);
    record(value, label);
    return value;
  }

  /** How many choices were drawn so far. */
  public int size() {
    return size;
  }

  /** The choices drawn so far; {@link #replay} repeats them. */
  public int[] recorded() {
    return recording ? Arrays.copyOf(values, size) : new int[0];
  }

  /**
   * What the recorded choice at {@code place} decided; where there is none, {@code bad_request}.
   */
  public String label(int place) {
    if (!recording || place < 0 || place >= size) {
      throw new KoruException.BadRequest("no such choice: place=" + place + " size=" + size);
    }
    return labels.at(place);
  }

  private void record(int value, String label) {
    if (!recording) {
      size++;
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    labels.note(size, label);
    values[size++] = value;
  }

  /** Where choices come from. */
  private interface ChoiceSource {
    /** The choice at {@code place} of the stream; {@code bound} is 2 or more. */
    int next(int place, int bound);
  }
}
