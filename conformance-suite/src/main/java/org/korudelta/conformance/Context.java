package org.korudelta.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.text.Hex;

/**
 * What a scenario works with: a fresh runtime with a scripted wall clock and seeded entropy over
 * empty storage, and the pen that writes down what it observed.
 *
 * <p>Only what is fixed across platforms may be observed: no real time, no order among parallel
 * tasks. Threading: any thread.
 */
public final class Context {
  private static final long ENTROPY_SEED = 20_260_101L;

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Platform platform;
  private final World world;
  private final AsyncRuntime runtime;
  private final WallClock wall = new WallClock();
  private final Entropy entropy = Entropy.seeded(ENTROPY_SEED);
  private final ErrorReports reports;
  private final Transcript transcript = new Transcript();
  private final Meeting meeting;

  Context(Platform platform, World world, ErrorReports reports) {
    this.platform = platform;
    this.world = world;
    this.reports = reports;
    this.meeting = new Meeting(world);
    this.runtime = over(world.runtime().storage());
  }

  /** The platform's runtime with scripted wall clock and entropy. */
  public AsyncRuntime runtime() {
    return runtime;
  }

  /** The platform's runtime as it is, real clocks and randomness included. */
  public AsyncRuntime platform() {
    return world.runtime();
  }

  /** An empty database that is opened once, as the platform has them. */
  public Promise<KoruDelta> database(Options options) {
    return platform.database(runtime, options);
  }

  /** The scripted runtime over another storage. */
  public AsyncRuntime over(Storage storage) {
    return new ScriptedRuntime(world.runtime(), wall, entropy, storage);
  }

  /** The scripted wall clock. */
  public WallClock wall() {
    return wall;
  }

  /** Whether ready tasks run in first-in first-out order here (R4). */
  public boolean fifo() {
    return platform.fifo();
  }

  /** Whether time passes while tasks are ready, see {@link Platform#timePasses()}. */
  public boolean timePasses() {
    return platform.timePasses();
  }

  /** The errors that reached nobody since the last call; a scenario must take all it causes. */
  public List<Reported> takeReports() {
    return reports.take();
  }

  // --- observations; each gives null, so that it can end a step ---

  /** Observes a text. */
  public @Nullable Void observe(String label, String text) {
    return transcript.add(label, "text", AsciiText.quoted(text));
  }

  /** Observes an integer. */
  public @Nullable Void observe(String label, long value) {
    return transcript.add(label, "long", Long.toString(value));
  }

  /** Observes a truth. */
  public @Nullable Void observe(String label, boolean value) {
    return transcript.add(label, "boolean", value ? "true" : "false");
  }

  /** Observes the 64 bits of a double. */
  public @Nullable Void observe(String label, double value) {
    return transcript.add(label, "double", AsciiText.bits(Double.doubleToRawLongBits(value)));
  }

  /** Observes bytes. */
  public @Nullable Void observe(String label, byte[] bytes) {
    return transcript.add(label, "bytes", Hex.encode(bytes));
  }

  /** Observes texts in their order. */
  public @Nullable Void observe(String label, List<String> texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      all.append(all.length() == 0 ? "" : " ").append(AsciiText.quoted(text));
    }
    return transcript.add(label, "list[" + texts.size() + "]", all.toString());
  }

  /** Observes an error: its code and message. */
  public @Nullable Void observe(String label, KoruException error) {
    return observe(label, error.code().text() + ": " + error.getMessage());
  }

  // --- checks ---

  /** Fails the scenario when {@code actual} is not {@code expected}. */
  public <T extends @Nullable Object> void expectEqual(String what, T expected, T actual) {
    if (!Objects.equals(expected, actual)) {
      throw new Mismatch(what + ": expected=" + expected + " actual=" + actual);
    }
  }

  /** Fails the scenario unless {@code truth} holds. */
  public void expect(boolean truth, String what) {
    if (!truth) {
      throw new Mismatch("does not hold: " + what);
    }
  }

  /** Fails the scenario unless {@code truth} holds, and observes it. */
  public @Nullable Void holds(String label, boolean truth) {
    expect(truth, label);
    return observe(label, truth);
  }

  /** Fails the scenario when {@code actual} is not {@code expected}, and observes it. */
  public @Nullable Void observeEqual(String label, String expected, String actual) {
    expectEqual(label, expected, actual);
    return observe(label, actual);
  }

  /** Fails the scenario when {@code actual} is not {@code expected}, and observes it. */
  public @Nullable Void observeEqual(String label, long expected, long actual) {
    expectEqual(label, expected, actual);
    return observe(label, actual);
  }

  /** Fails the scenario when {@code actual} is not {@code expected}, and observes it. */
  public @Nullable Void observeEqual(String label, List<String> expected, List<String> actual) {
    expectEqual(label, expected, actual);
    return observe(label, actual);
  }

  /** The error that {@code promise} must fail with. */
  public <T extends @Nullable Object> Promise<KoruException> error(
      ErrorCode code, Promise<T> promise) {
    return promise.handle(outcome -> runtime.completed(errorOf(code, outcome)));
  }

  /** The error that {@code body} must throw, or that its promise must fail with. */
  public <T extends @Nullable Object> Promise<KoruException> error(
      ErrorCode code, Supplier<Promise<T>> body) {
    return error(code, attempt(body));
  }

  /** The error that {@code body} must throw. */
  public KoruException thrown(ErrorCode code, Runnable body) {
    try {
      body.run();
    } catch (KoruException e) {
      expectEqual("code of " + e.getMessage(), code, e.code());
      return e;
    }
    throw new Mismatch("expected " + code + ", nothing thrown");
  }

  /** How {@code promise} ended, as a value. */
  public <T extends @Nullable Object> Promise<Outcome<T>> outcome(Promise<T> promise) {
    return promise.handle(runtime::completed);
  }

  /** Outcomes in words, fit to be observed. */
  public <T extends @Nullable Object> List<String> described(List<Outcome<T>> outcomes) {
    List<String> words = new ArrayList<>();
    for (Outcome<T> outcome : outcomes) {
      words.add(Outcomes.describe(outcome));
    }
    return words;
  }

  // --- composition ---

  /** Does {@code step} for each item, one after the other; the results in order. */
  public <T, U extends @Nullable Object> Promise<List<U>> each(
      List<T> items, Function<? super T, Promise<U>> step) {
    return each(items, 0, step, new ArrayList<>());
  }

  /**
   * What {@code program} gives on another runtime of this platform, which it may close; it is given
   * from outside that runtime. Errors that reach nobody there are reported here.
   */
  public <T extends @Nullable Object> Promise<T> elsewhere(
      Function<? super AsyncRuntime, Promise<T>> program) {
    World other = platform.world(reports);
    PromiseSource<T> result = runtime.promise();
    program.apply(other.runtime()).onComplete(outcome -> leave(other, outcome, result));
    other.drive();
    return result.promise();
  }

  /** One more runtime, which meets {@link #platform()} (R13); the suite closes it. */
  public AsyncRuntime peer() {
    return meeting.peer();
  }

  /** A name of a topic or a lock that no other scenario, and none that runs beside, uses. */
  public String unique(String name) {
    byte[] random = new byte[8];
    platform().entropy().nextBytes(random);
    return name + "-" + Hex.encode(random);
  }

  /** Yields until {@code condition} holds; the scenario's deadline bounds it. */
  public Promise<@Nullable Void> until(BooleanSupplier condition) {
    return condition.getAsBoolean()
        ? runtime.completed(null)
        : runtime.yield().then(none -> until(condition));
  }

  /** Ends when {@code promise} does, without its value. */
  public Promise<@Nullable Void> done(Promise<? extends @Nullable Object> promise) {
    return promise.map(value -> null);
  }

  /** The runtimes that {@link #peer()} made. */
  Meeting meeting() {
    return meeting;
  }

  Transcript transcript() {
    return transcript;
  }

  private static <T extends @Nullable Object> void leave(
      World other, Outcome<T> outcome, PromiseSource<T> result) {
    other
        .runtime()
        .close(GRACE)
        .onComplete(
            ended -> {
              other.dispose();
              Outcomes.complete(result, outcome);
            });
  }

  private <T, U extends @Nullable Object> Promise<List<U>> each(
      List<T> items, int index, Function<? super T, Promise<U>> step, List<U> results) {
    if (index == items.size()) {
      return runtime.completed(results);
    }
    return step.apply(items.get(index))
        .then(
            result -> {
              results.add(result);
              return each(items, index + 1, step, results);
            });
  }

  private <T extends @Nullable Object> Promise<T> attempt(Supplier<Promise<T>> body) {
    try {
      return body.get();
    } catch (KoruException e) {
      return runtime.failed(e);
    }
  }

  private static <T extends @Nullable Object> KoruException errorOf(
      ErrorCode code, Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failure<T> failure
        && failure.error() instanceof KoruException error
        && error.code() == code) {
      return error;
    }
    throw new Mismatch("expected " + code + ", got " + Outcomes.describe(outcome));
  }
}
