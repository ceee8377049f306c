package org.korudelta.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Stats;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonString;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * A database that lives several lives on one disk: clients write at once, the world stops at an
 * event of its choosing, the disk keeps what a crash may keep, and the next life is compared with
 * the model (S1, S2, S5). Everything undecided is drawn from one choice stream.
 */
final class CrashWorld {
  private static final String NAMESPACE = "world";
  private static final int LIVES_MAX = 3;
  private static final int CLIENTS = 3;
  private static final int COMMITS_PER_CLIENT = 8;
  private static final int KEYS = 5;
  private static final int STEPS_BEFORE_CRASH = 600;
  private static final int SEGMENT_BYTES = 4_096;

  private final Choices choices;
  private final UnaryOperator<AsyncRuntime> platform;
  private final List<Attempt> attempts = new ArrayList<>();
  private MemoryDisk disk = new MemoryDisk();
  private ModelDatabase model = new ModelDatabase();
  private DeterministicRuntime runtime;

  int crashes;
  int operations;
  int tornTails;
  long traceHash;

  CrashWorld(long seed) {
    this(seed, runtime -> runtime);
  }

  /** A world whose database sees the runtime through {@code platform}, which may break it. */
  CrashWorld(long seed, UnaryOperator<AsyncRuntime> platform) {
    this.choices = Choices.seeded(seed);
    this.platform = platform;
    this.runtime = DeterministicRuntime.of(choices, disk);
  }

  /** Runs all lives; a {@link Violation} when an answer is not the model's. */
  void run() {
    int lives = 1 + choices.draw(LIVES_MAX, "lives");
    for (int life = 0; life < lives; life++) {
      KoruDelta database = open();
      liveAndCrash(database);
    }
    KoruDelta last = open();
    runtime.await(last.close());
    open();
  }

  int acknowledged() {
    int count = 0;
    for (Attempt attempt : attempts) {
      count += attempt.acknowledged().isEmpty() ? 0 : 1;
    }
    return count;
  }

  private KoruDelta open() {
    runtime = DeterministicRuntime.of(choices, disk);
    KoruDelta database =
        runtime.await(
            KoruDelta.open(
                platform.apply(runtime), Options.defaults().withSegmentBytesMax(SEGMENT_BYTES)));
    Stats stats = runtime.await(database.stats());
    tornTails += stats.recovery().tornSegment() == 0 ? 0 : 1;
    model = new RecoveryCheck(runtime, database, NAMESPACE).check(model, attempts);
    traceHash = traceHash * 31 + runtime.traceHash();
    return database;
  }

  private void liveAndCrash(KoruDelta database) {
    for (int client = 0; client < CLIENTS; client++) {
      runtime.spawn("client-" + client, () -> write(database, COMMITS_PER_CLIENT));
    }
    int steps = choices.draw(STEPS_BEFORE_CRASH, "steps before the crash");
    boolean ran = true;
    for (int step = 0; step < steps && ran; step++) {
      ran = runtime.step();
    }
    Violation.unless(runtime.errors().isEmpty(), "errors that reached nobody: " + runtime.errors());
    crashes++;
    traceHash = traceHash * 31 + runtime.traceHash();
    disk = disk.crash((max, label) -> choices.draw(max + 1, label));
  }

  /** One client: a commit, and the next one once it is acknowledged. */
  private Promise<Integer> write(KoruDelta database, int left) {
    if (left == 0) {
      return runtime.completed(0);
    }
    return commit(database).then(done -> write(database, left - 1));
  }

  private Promise<Boolean> commit(KoruDelta database) {
    operations++;
    int kind = choices.draw(4, "kind of commit");
    return kind == 3 ? batch(database) : single(database, kind == 2);
  }

  private Promise<Boolean> single(KoruDelta database, boolean delete) {
    String key = key(choices.draw(KEYS, "key"));
    Attempt attempt = attempt(List.of(key));
    Promise<Version> version =
        delete
            ? database.delete(NAMESPACE, key, marked(attempt))
            : database.put(NAMESPACE, key, JsonString.of(attempt.mark), marked(attempt));
    return version
        .map(
            written -> {
              attempt.acknowledge(List.of(written));
              return true;
            })
        .recover(refused -> refusedRightly(delete, refused));
  }

  /**
   * A delete of what is not there may be refused; nothing else may be in a world without faults.
   */
  private Promise<Boolean> refusedRightly(boolean delete, Throwable refused) {
    return delete && refused instanceof KoruException.NotFound
        ? runtime.completed(false)
        : runtime.failed(refused);
  }

  private Promise<Boolean> batch(KoruDelta database) {
    int first = choices.draw(KEYS, "first key");
    Attempt attempt = attempt(List.of(key(first), key((first + 1) % KEYS)));
    List<Write> writes = new ArrayList<>();
    for (String key : attempt.keys) {
      writes.add(new Write.Put(NAMESPACE, key, JsonString.of(attempt.mark), marked(attempt)));
    }
    return database
        .putBatch(writes)
        .map(
            written -> {
              attempt.acknowledge(written);
              return true;
            });
  }

  private Attempt attempt(List<String> keys) {
    Attempt attempt = new Attempt("commit-" + attempts.size(), keys);
    attempts.add(attempt);
    return attempt;
  }

  private static WriteOptions marked(Attempt attempt) {
    return WriteOptions.NONE.withMetadata(RecoveryCheck.mark(attempt.mark));
  }

  private static String key(int index) {
    return "key-" + index;
  }
}
