package org.korudelta.jvm.lincheck;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNumber;

/** A database of two keys; each call waits for its answer, and gives it or the error in a word. */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
@Param(name = "value", gen = IntGen.class, conf = "1:2")
public abstract class DatabaseCalls {
  static final String NAMESPACE = "n";

  private static final List<String> KEYS = List.of("x", "y");

  /** The current version of a key. */
  abstract Optional<Version> read(String key);

  /** The versions of all keys at one point. */
  abstract List<Optional<Version>> readAll(List<String> keys);

  /** Writes one commit. */
  abstract void write(List<Write> writes);

  /** Closes the database. */
  abstract void end();

  @Operation
  public String put(@Param(name = "key") int key, @Param(name = "value") int value) {
    return written(() -> write(List.of(put(key, value, WriteOptions.NONE))));
  }

  /** Writes where there is no value. */
  @Operation
  public String create(@Param(name = "key") int key, @Param(name = "value") int value) {
    return written(() -> write(List.of(put(key, value, WriteOptions.NONE.expectingAbsent()))));
  }

  /** Compare-and-set. The value may come back as another version, which is tried then. */
  @Operation
  public String replace(
      @Param(name = "key") int key,
      @Param(name = "value") int from,
      @Param(name = "value") int to) {
    String done = replaceOnce(key, from, to);
    while (done.equals("conflict")) {
      done = replaceOnce(key, from, to);
    }
    return done;
  }

  private String replaceOnce(int key, int from, int to) {
    return answer(
        () -> {
          Optional<Version> seen = read(KEYS.get(key));
          return number(seen) == from ? replace(key, seen.orElseThrow(), to) : "other";
        });
  }

  private String replace(int key, Version seen, int to) {
    return written(() -> write(List.of(put(key, to, WriteOptions.NONE.expecting(seen.id())))));
  }

  @Operation
  public String delete(@Param(name = "key") int key) {
    return written(() -> write(List.of(Write.delete(NAMESPACE, KEYS.get(key)))));
  }

  @Operation
  public String putBoth(@Param(name = "value") int value) {
    return written(() -> writeBoth(value, WriteOptions.NONE));
  }

  /** Writes both where neither has a value. */
  @Operation
  public String createBoth(@Param(name = "value") int value) {
    return written(() -> writeBoth(value, WriteOptions.NONE.expectingAbsent()));
  }

  private void writeBoth(int value, WriteOptions options) {
    write(List.of(put(0, value, options), put(1, value, options)));
  }

  @Operation
  public String get(@Param(name = "key") int key) {
    return answer(() -> "" + number(read(KEYS.get(key))));
  }

  @Operation
  public String getBoth() {
    return answer(() -> readAll(KEYS).stream().map(DatabaseCalls::number).toList().toString());
  }

  @Operation(runOnce = true)
  public String close() {
    return written(this::end);
  }

  private static Write put(int key, int value, WriteOptions options) {
    return new Write.Put(NAMESPACE, KEYS.get(key), JsonNumber.of(value), options);
  }

  /** The value of a version; 0 where there is none. */
  private static int number(Optional<Version> version) {
    return version.map(found -> (int) ((JsonNumber) found.value()).longValue()).orElse(0);
  }

  private static String written(Runnable call) {
    return answer(
        () -> {
          call.run();
          return "done";
        });
  }

  private static String answer(Supplier<String> call) {
    try {
      return call.get();
    } catch (KoruException error) {
      return error.code().text();
    }
  }
}
