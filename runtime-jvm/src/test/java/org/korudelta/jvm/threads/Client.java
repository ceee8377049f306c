package org.korudelta.jvm.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNumber;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingSnapshot;

/** One thread that reads and writes what others do too, and remembers what it was told. */
final class Client implements Callable<List<Deed>> {
  static final String NAMESPACE = "n";
  static final List<String> KEYS = List.of("x", "y", "z");

  private static final int KINDS = 12;
  private static final int FILLERS = 300;
  private static final int FILLING = 10;

  private final Round round;
  private final BlockingKoruDelta database;
  private final int number;
  private final SplittableRandom random;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<String, Optional<Version>> seen = new HashMap<>();

  Client(Round round, int number) {
    this.round = round;
    this.database = round.database();
    this.number = number;
    this.random = new SplittableRandom(round.seed() + number);
  }

  /** Does one operation after the other, in the last round until the database is closed. */
  @Override
  public List<Deed> call() {
    try {
      for (int i = 0; i < Round.OPERATIONS; i++) {
        if (round.isClosedBy(number, i)) {
          database.close();
        }
        act();
      }
    } catch (KoruException.Closed closed) {
      if (!round.ending()) {
        throw closed;
      }
    }
    return deeds;
  }

  private void act() {
    int begun = round.ticket();
    Optional<Deed.Answer> answer = answer(random.nextInt(KINDS), key());
    int ended = round.ticket();
    answer.ifPresent(told -> deeds.add(new Deed(number, begun, ended, told)));
  }

  /** Empty for what the checkers need not know. */
  private Optional<Deed.Answer> answer(int kind, String key) {
    return switch (kind) {
      case 0, 1, 2 -> Optional.of(read(key));
      case 3, 4 -> Optional.of(readAll());
      case 5 -> Optional.of(put(key));
      case 6, 7 -> Optional.of(replace(key));
      case 8 -> Optional.of(delete(key));
      case 9 -> batch(WriteOptions.NONE, WriteOptions.NONE, List.of());
      case 10 -> replaceBoth();
      default -> fill();
    };
  }

  private Deed.Answer read(String key) {
    Optional<Version> found = database.get(NAMESPACE, key);
    seen.put(key, found);
    return new Deed.Found(List.of(Deed.Seen.of(key, found)));
  }

  /** Reads all keys at one point. */
  private Deed.Answer readAll() {
    BlockingSnapshot snapshot = database.snapshot();
    List<Deed.Seen> values = new ArrayList<>();
    for (String key : KEYS) {
      values.add(Deed.Seen.of(key, snapshot.get(NAMESPACE, key)));
    }
    return new Deed.Found(values);
  }

  private Deed.Answer put(String key) {
    return written(List.of(), List.of(database.put(NAMESPACE, key, value(round.ticket()))));
  }

  /** Expects what it has seen last, which may be old. */
  private Deed.Answer replace(String key) {
    int value = round.ticket();
    try {
      Version version = database.put(NAMESPACE, key, value(value), expectingSeen(key));
      return written(List.of(seen(key)), List.of(version));
    } catch (KoruException.Conflict refused) {
      return new Deed.Refused(seen(key), value);
    }
  }

  private Deed.Answer delete(String key) {
    try {
      return written(List.of(), List.of(database.delete(NAMESPACE, key)));
    } catch (KoruException.NotFound refused) {
      return new Deed.Found(List.of(new Deed.Seen(key, 0)));
    }
  }

  /** Expects of both what it has seen last; which of them was another is not told. */
  private Optional<Deed.Answer> replaceBoth() {
    String one = KEYS.get(0);
    String other = KEYS.get(1);
    try {
      return batch(expectingSeen(one), expectingSeen(other), List.of(seen(one), seen(other)));
    } catch (KoruException.Conflict refused) {
      return Optional.empty();
    }
  }

  private Optional<Deed.Answer> batch(
      WriteOptions one, WriteOptions other, List<Deed.Seen> expected) {
    JsonNumber value = value(round.ticket());
    List<Write> writes =
        List.of(
            new Write.Put(NAMESPACE, KEYS.get(0), value, one),
            new Write.Put(NAMESPACE, KEYS.get(1), value, other));
    return Optional.of(written(expected, database.putBatch(writes)));
  }

  /** Writes what nobody reads, so that there is more than memory holds. */
  private Optional<Deed.Answer> fill() {
    List<Write> writes = new ArrayList<>();
    int first = random.nextInt(FILLERS);
    for (int i = 0; i < FILLING; i++) {
      writes.add(Write.put(NAMESPACE, "filler-" + (first + i), value(i)));
    }
    database.putBatch(writes);
    return Optional.empty();
  }

  private Deed.Answer written(List<Deed.Seen> expected, List<Version> versions) {
    Deed.Answer answer = new Deed.Written(expected, versions);
    for (Version version : versions) {
      seen.put(version.key(), Optional.of(version).filter(found -> !found.tombstone()));
    }
    return answer;
  }

  private Deed.Seen seen(String key) {
    return Deed.Seen.of(key, last(key));
  }

  private WriteOptions expectingSeen(String key) {
    return last(key)
        .map(version -> WriteOptions.NONE.expecting(version.id()))
        .orElseGet(WriteOptions.NONE::expectingAbsent);
  }

  private Optional<Version> last(String key) {
    return seen.getOrDefault(key, Optional.empty());
  }

  private String key() {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  private static JsonNumber value(int number) {
    return JsonNumber.of(number);
  }
}
