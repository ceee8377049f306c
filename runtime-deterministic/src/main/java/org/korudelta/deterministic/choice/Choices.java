package org.korudelta.deterministic.choice;

import java.util.Arrays;
import org.korudelta.error.KoruException;

/**
 * The stream of small integers that decides everything undecided in a run. A run is a pure function
 * of its program and this stream; zero is the simplest choice everywhere, and a stream that has
 * ended gives zeros.
 *
 * <pre>{@code
 * Choices choices = Choices.seeded(42);
 * while (choices.more(8, "one more order?")) {
 *   int quantity = choices.draw(100, "quantity");
 * }
 * Choices again = Choices.replay(choices.recorded());
 * }</pre>
 *
 * <p>{@link #stream} divides it: what is decided apart is recorded apart, so that leaving out a
 * choice of the one does not give its place to a choice of the other. All streams of a run are one
 * record.
 *
 * <p>Threading: one thread.
 */
public final class Choices {
  /** The name of the stream that is there from the beginning. */
  public static final String MAIN = "main";

  /** How many choices each stream of a run may have unless {@link #limitedTo} says else. */
  public static final int CHOICES_MAX_DEFAULT = 100_000_000;

  private static final int CAPACITY_MIN = 64;

  private final ChoiceFamily family;
  private final String name;
  private final ChoiceSource source;
  private final boolean recording;
  private final Labels labels = new Labels();
  private final Spans spans = new Spans();
  private int[] values;
  private int size;

  Choices(ChoiceFamily family, String name) {
    this.family = family;
    this.name = name;
    this.source = family.source(name);
    this.recording = family.recording();
    this.values = new int[recording ? Math.min(CAPACITY_MIN, family.choicesMax()) : 0];
  }

  /**
   * Zeros only: the oldest ready task first, no fault, no delay. Keeps no record, the empty one
   * fits.
   */
  public static Choices none() {
    return new ChoiceFamily(stream -> (bound, label) -> 0, false).main();
  }

  /** Random choices: the same seed gives the same ones on every platform. */
  public static Choices seeded(long seed) {
    return of(new RandomChoices(seed));
  }

  /**
   * The choices given, then zeros. A value at or above its bound counts as the greatest below it; a
   * negative one is {@code bad_request}.
   */
  public static Choices replay(int... recorded) {
    return replay(Recording.of(recorded));
  }

  /** The choices recorded, each at its place of its stream, and zeros after them. */
  public static Choices replay(Recording recorded) {
    return of(new PlacedReplay(recorded));
  }

  /** The choices of {@code strategy}. */
  public static Choices of(ChoiceStrategy strategy) {
    return new ChoiceFamily(strategy, true).main();
  }

  /**
   * Limits how many choices each stream of this run may have from now on; one more is {@code
   * limit}, and the run has {@link #overrun}. Below 1 is {@code bad_request}. Without a record, as
   * {@link #none}, there is no limit.
   */
  public Choices limitedTo(int choicesMax) {
    family.limit(choicesMax);
    return this;
  }

  /** Whether a stream of this run wanted more choices than it may have. */
  public boolean overrun() {
    return family.overrun();
  }

  /** Tells {@code observer} of every choice of this run from now on. */
  public void observe(ChoiceObserver observer) {
    family.observe(observer);
  }

  /**
   * The stream of this run with that name, the same each time. Names are 1 to 64 characters of
   * {@code [a-z0-9._/-]}; else {@code bad_request}.
   */
  public Choices stream(String stream) {
    return family.stream(StreamName.checked(stream));
  }

  /** The name of this stream. */
  public String name() {
    return name;
  }

  /**
   * The next choice, in {@code [0, bound)}; a bound below 1 is {@code bad_request}. With a bound of
   * 1 nothing is chosen, and nothing recorded.
   *
   * @param label what is decided; kept beside the value for the reader of a failure
   */
  public int draw(int bound, String label) {
    if (bound < 1) {
      throw new KoruException.BadRequest("bound below 1: bound=" + bound + " label=" + label);
    }
    return bound == 1 ? 0 : record(source.next(bound, label), bound, label);
  }

  /**
   * True once in {@code n} times, at random: for what is rare, a fault for example; 1 is always.
   */
  public boolean oneIn(int n, String label) {
    return oneIn(n, 1, label) != 0;
  }

  /**
   * As {@link #oneIn(int, String)}, and which of {@code kinds} it is, in one choice: zero for
   * nothing, else one of {@code [1, kinds]}. No kinds is {@code bad_request}.
   */
  public int oneIn(int n, int kinds, String label) {
    if (n < 1) {
      throw new KoruException.BadRequest("no rate: oneIn=" + n + " label=" + label);
    }
    requireKinds(kinds, label);
    return n == 1
        ? 1 + draw(kinds, label)
        : record(source.odds(1, n, kinds, label), kinds + 1, label);
  }

  private static void requireKinds(int kinds, String label) {
    if (kinds < 1 || kinds == Integer.MAX_VALUE) {
      throw new KoruException.BadRequest("no kinds: kinds=" + kinds + " label=" + label);
    }
  }

  /**
   * Whether there is one more; at random about {@code mean} times before there is none. Asked
   * before each element, it lets a shorter record leave any of them out. A negative mean is {@code
   * bad_request}.
   */
  public boolean more(int mean, String label) {
    return more(mean, 1, label) != 0;
  }

  /**
   * As {@link #more(int, String)}, and which of {@code kinds} the next one is, in one choice: zero
   * for no more, else one of {@code [1, kinds]}. No kinds is {@code bad_request}.
   *
   * <pre>{@code
   * int order = choices.more(8, 3, "next order");
   * while (order > 0) {
   *   …
   *   order = choices.more(8, 3, "next order");
   * }
   * }</pre>
   */
  public int more(int mean, int kinds, String label) {
    if (mean < 0 || mean == Integer.MAX_VALUE) {
      throw new KoruException.BadRequest("no mean: mean=" + mean + " label=" + label);
    }
    requireKinds(kinds, label);
    return mean == 0 ? 0 : record(source.odds(mean, mean + 1, kinds, label), kinds + 1, label);
  }

  /** How many times away a rare event is, zero for farther than {@code distanceMax}. */
  int distance(int oneIn, int distanceMax, String label) {
    return record(source.distance(oneIn, distanceMax, label), distanceMax + 1, label);
  }

  /**
   * Choices from here to {@link #end} belong together: a shorter record leaves out all of them, or
   * exchanges them with others. Spans may be inside others.
   */
  public void begin() {
    spans.begin(size);
  }

  /** Ends what {@link #begin} began last; {@code bad_request} when nothing was begun. */
  public void end() {
    spans.end(size);
  }

  /** How many choices this stream has given so far. */
  public int size() {
    return size;
  }

  /** All choices of all streams so far; {@link #replay(Recording)} repeats them. */
  public Recording recorded() {
    return family.recorded();
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

  /** Room for {@code max} at most, so that one more is noticed. */
  void makeRoomFor(int max) {
    if (values.length > max) {
      values = Arrays.copyOf(values, Math.max(max, size));
    }
  }

  RecordedStream recordedStream() {
    int kept = recording ? size : 0;
    return new RecordedStream(name, Arrays.copyOf(values, kept), labels.copy(), spans.closed(size));
  }

  private int record(int value, int bound, String label) {
    if (!recording) {
      size++;
      return value;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, family.capacityAfter(values.length, name));
    }
    labels.note(size, label);
    values[size++] = value;
    family.tell(this, value, bound, label);
    return value;
  }
}
