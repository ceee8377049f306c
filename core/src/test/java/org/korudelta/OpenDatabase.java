package org.korudelta;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.CrashChoice;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Timestamp;

/** A database on a virtual clock, asked without promises. */
final class OpenDatabase {
  final DeterministicRuntime runtime;
  final KoruDelta db;
  private final Options options;

  private OpenDatabase(DeterministicRuntime runtime, Options options) {
    this(runtime, options, KoruDelta.open(runtime, options));
  }

  private OpenDatabase(DeterministicRuntime runtime, Options options, Promise<KoruDelta> opening) {
    this.runtime = runtime;
    this.options = options;
    this.db = runtime.await(opening);
  }

  /** A new one that is in memory alone: it cannot be reopened. */
  static OpenDatabase inMemory(Options options) {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    return new OpenDatabase(runtime, options, KoruDelta.inMemory(runtime, options));
  }

  /** A new one, answering writes as {@code durability} says. */
  static OpenDatabase with(Durability durability) {
    return with(Options.defaults().withDurability(durability));
  }

  static OpenDatabase with(Options options) {
    return new OpenDatabase(DeterministicRuntime.fifo(), options);
  }

  static OpenDatabase fifo() {
    return on(DeterministicRuntime.fifo());
  }

  static OpenDatabase on(DeterministicRuntime runtime) {
    return on(runtime, Options.defaults());
  }

  static OpenDatabase on(DeterministicRuntime runtime, Options options) {
    return new OpenDatabase(runtime, options);
  }

  /** After a clean close. */
  OpenDatabase reopened() {
    runtime.await(db.close());
    return new OpenDatabase(DeterministicRuntime.of(Choices.none(), runtime.disk()), options);
  }

  /** After a crash that keeps what is durable. */
  OpenDatabase crashed() {
    return crashed((max, label) -> 0);
  }

  /** After a crash that keeps what is durable, and of the rest what {@code choice} says. */
  OpenDatabase crashed(CrashChoice choice) {
    MemoryDisk survivor = runtime.disk().crash(choice);
    return new OpenDatabase(DeterministicRuntime.of(Choices.none(), survivor), options);
  }

  /** What became of {@code promise}, an error or a value. */
  <T extends @Nullable Object> Outcome<T> outcome(Promise<T> promise) {
    return await(promise.handle(runtime::completed));
  }

  <T extends @Nullable Object> T await(Promise<T> promise) {
    return runtime.await(promise);
  }

  Version put(String key, String json) {
    return await(db.put("ns", key, Json.parse(json)));
  }

  Version delete(String key) {
    return await(db.delete("ns", key));
  }

  Optional<Version> get(String key) {
    return await(db.get("ns", key));
  }

  Optional<JsonValue> valueAt(String key, Timestamp at) {
    return await(db.getAt("ns", key, at)).map(Version::value);
  }

  List<Version> history(String key) {
    return await(db.history("ns", key));
  }

  Stats stats() {
    return await(db.stats());
  }
}
