package org.korudelta.worlds.engine;

import java.util.Optional;
import org.korudelta.KoruDelta;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Promise;

/**
 * One client of a life: an operation, and the next one once it is answered. What it is told goes to
 * the ledger and into the history that the checkers read; an answer that is wrong at once, whatever
 * others do, is a violation there and then.
 *
 * <p>Its choices are a stream of its own, so that a shorter record may leave a client out.
 */
final class Client {
  static final int KEYS = 5;
  private static final int OPERATIONS_MEAN = 24;

  private static final int KINDS = 12;

  /** One choice says kind and key. */
  private static final int OPERATIONS = KINDS * KEYS;

  private final EngineRun run;
  private final Choices choices;
  private final int number;
  private final WriteOperations writes;
  private final ReadOperations reads;
  private Optional<Version> seen = Optional.empty();
  private String seenKey = "";
  private int key;

  Client(EngineRun run, KoruDelta database, int number) {
    this.run = run;
    this.number = number;
    this.choices = run.simulation.choices().stream("client-" + number);
    this.writes = new WriteOperations(run, database, choices, this);
    this.reads = new ReadOperations(run, database, choices, this);
  }

  /** One operation after the other; completes when there is none left. */
  Promise<Boolean> work() {
    choices.begin();
    int drawn = choices.more(OPERATIONS_MEAN, OPERATIONS, "next operation");
    if (drawn == 0) {
      choices.end();
      return run.runtime().completed(true);
    }
    run.simulation.operation();
    key = (drawn - 1) / KINDS;
    run.perhapsCrash();
    Promise<Boolean> operation = operation((drawn - 1) % KINDS);
    choices.end();
    return operation.then(done -> work());
  }

  /** One write, whatever the choices, and a sync; whether that could be done. */
  Promise<Boolean> writeDurably() {
    run.simulation.operation();
    return writes.put(false, false).then(done -> writes.sync());
  }

  private Promise<Boolean> operation(int kind) {
    return switch (kind) {
      case 0, 1, 2 -> writes.put(kind == 1, kind == 2);
      case 3 -> writes.batch();
      case 4 -> writes.delete();
      case 5 -> writes.compareAndSet();
      case 6 -> excused(reads.readPast());
      case 7 -> excused(reads.readSnapshot());
      case 8 -> excused(reads.readHistory());
      case 9 -> excused(reads.readChanges());
      case 11 -> writes.sync();
      default -> reads.read();
    };
  }

  /** A read may fail where the disk does. */
  private Promise<Boolean> excused(Promise<Boolean> read) {
    return read.recover(
        error -> {
          boolean excused = run.mayFailToRead(error);
          run.simulation.sometimes(excused, "read: failed");
          return excused ? run.runtime().completed(true) : run.runtime().failed(error);
        });
  }

  /** From 0; what the history knows it by. */
  int number() {
    return number;
  }

  /** Takes what it was told last: of {@code key}, nothing or a version. */
  void see(String key, Optional<Version> version) {
    seenKey = key;
    seen = version;
  }

  /** The key it was told of last; empty before any. */
  String seenKey() {
    return seenKey;
  }

  /** What it was told of that key. */
  Optional<Version> seen() {
    return seen;
  }

  /** The key of its operation. */
  String key() {
    return key(0);
  }

  /** The key so many places after that of its operation. */
  String key(int places) {
    return "key-" + (key + places) % KEYS;
  }
}
