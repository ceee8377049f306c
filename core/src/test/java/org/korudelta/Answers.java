package org.korudelta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.Model.Entry;
import org.korudelta.Model.Name;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonPatch;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.EmbeddingJson;

/**
 * Asks a database everything a reader can ask and compares with the model, in words: versions are
 * called by their number, #0 the first of all.
 */
final class Answers {
  private final Model model;
  private final List<Name> names;
  private final DeterministicRuntime runtime;
  private final Map<VersionId, Integer> numbers = new HashMap<>();

  Answers(Model model, List<Name> names, DeterministicRuntime runtime) {
    this.model = model;
    this.names = names;
    this.runtime = runtime;
    for (Entry entry : model.entries) {
      numbers.put(entry.version().orElseThrow().id(), numbers.size());
    }
  }

  /** All answers of {@code reads}, which stands at {@code nanos}. */
  void requireEqual(String where, Reads reads, long nanos) {
    for (Name name : names) {
      requireKey(where, reads, name, nanos);
    }
    for (String namespace : namespaces()) {
      String keys = text(reads.keys(namespace), Object::toString);
      same(where + "keys " + namespace, model.keys(namespace, nanos).toString(), keys);
      String first = text(reads.keys(namespace, "", 2), Object::toString);
      same(where + "first keys", firstTwo(model.keys(namespace, nanos)).toString(), first);
      new VectorAnswers(model, this).requireEqual(where, reads, namespace, nanos);
    }
    String all = text(reads.namespaces(), Object::toString);
    same(where + "namespaces", model.namespaces(nanos).toString(), all);
    model.entries.forEach(entry -> requireById(where, reads, entry, nanos));
    requireChanges(where, reads, Long.MIN_VALUE, nanos);
  }

  private static List<String> firstTwo(List<String> keys) {
    return keys.subList(0, Math.min(2, keys.size()));
  }

  /**
   * Pages of whole commits after {@code afterNanos}, of at least one version and at least three.
   */
  private void requireChanges(String where, Reads reads, long afterNanos, long nanos) {
    Timestamp after = Timestamp.ofEpochNanos(afterNanos);
    for (int limit = 1; limit <= 3; limit += 2) {
      String question = where + "changes after " + after + ", " + limit + " at least";
      String expected = numbered(model.changes(afterNanos, nanos, limit));
      same(question, expected, text(reads.changes(after, limit), this::list));
    }
  }

  private List<String> namespaces() {
    return names.stream().map(Name::namespace).distinct().toList();
  }

  private void requireKey(String where, Reads reads, Name name, long nanos) {
    String current = optional(model.current(name, nanos));
    boolean there = !current.equals("none");
    same(where + "get " + name, current, optional(reads.get(name.namespace(), name.key())));
    String contains = text(reads.contains(name.namespace(), name.key()), Object::toString);
    same(where + "contains " + name, Boolean.toString(there), contains);
    List<Entry> history = model.history(name, nanos);
    String versions = text(reads.history(name.namespace(), name.key()), this::list);
    same(where + "history " + name, numbered(history), versions);
    for (int offset = 0; offset <= history.size(); offset++) {
      List<Entry> page = history.subList(offset, Math.min(offset + 2, history.size()));
      String answer = text(reads.history(name.namespace(), name.key(), offset, 2), this::list);
      same(where + "history " + name + " from " + offset + " two", numbered(page), answer);
    }
  }

  private void requireById(String where, Reads reads, Entry entry, long nanos) {
    VersionId id = entry.version().orElseThrow().id();
    String expected = entry.nanos() <= nanos ? number(id) : "not_found";
    same(where + "version " + number(id), expected, version(reads.getVersion(id)));
    String prefix = id.hex().substring(0, 20);
    same(
        where + "version " + number(id) + " by prefix",
        expected,
        version(reads.getVersion(prefix)));
  }

  /** What every key was, and what came after, at every time that could make a difference. */
  void requireEqualAtAllTimes(String where, Reads reads, long nanosMax) {
    for (Moment moment : moments()) {
      requireChanges(where, reads, moment.nanos(), nanosMax);
      for (Name name : names) {
        Timestamp at = Timestamp.ofEpochNanos(moment.nanos());
        String expected = optional(model.current(name, Math.min(moment.nanos(), nanosMax)));
        String answer = optional(reads.getAt(name.namespace(), name.key(), at));
        same(where + "getAt " + name + " " + moment.name(), expected, answer);
      }
    }
  }

  /**
   * A time to ask about.
   *
   * @param name for people
   */
  record Moment(String name, long nanos) {}

  /** The time of every commit, one nanosecond before and after it, and both ends of time. */
  List<Moment> moments() {
    List<Moment> moments = new ArrayList<>();
    moments.add(new Moment("at the beginning of time", Long.MIN_VALUE));
    moments.add(new Moment("at the end of time", Long.MAX_VALUE));
    for (int i = 0; i < model.entries.size(); i++) {
      if (model.entries.get(i).ordinal() == 0) {
        long nanos = model.entries.get(i).nanos();
        moments.add(new Moment("1 ns before #" + i, nanos - 1));
        moments.add(new Moment("at #" + i, nanos));
        moments.add(new Moment("1 ns after #" + i, nanos + 1));
      }
    }
    return moments;
  }

  /** Differences between any two versions lead from the one value to the other. */
  void requireDiffs(Reads reads) {
    for (Entry from : model.entries) {
      for (Entry to : model.entries) {
        Version before = from.version().orElseThrow();
        Version after = to.version().orElseThrow();
        String made =
            text(
                reads.diff(before.id(), after.id()),
                patch -> JsonPatch.apply(before.value(), patch).toString());
        same(
            "what diff " + number(before.id()) + " " + number(after.id()) + " makes",
            after.value().toString(),
            made);
      }
    }
  }

  /** Every field of every version, as written. */
  void requireFields(Reads reads) {
    for (Entry entry : model.entries) {
      Version version = entry.version().orElseThrow();
      requireFields(entry, reads.getVersion(version.id()));
    }
  }

  private void requireFields(Entry entry, Promise<Version> read) {
    String of = " of " + number(entry);
    WriteOptions options = entry.write().options();
    String named = entry.name() + (entry.deletes() ? " deleted" : "");
    same("key" + of, named, text(read, Answers::named));
    String content = value(entry.write()).toString();
    same("value" + of, content, text(read, version -> version.value().toString()));
    String place = entry.nanos() + "/" + entry.ordinal();
    same("time" + of, place, text(read, Answers::place));
    String previous = optional(model.newest(entry.name(), entry.nanos() - 1));
    same("previous" + of, previous, text(read, this::previous));
    String causes = options.causes().stream().distinct().sorted().map(this::number).toList() + "";
    same(
        "causes" + of,
        causes,
        text(read, version -> version.causes().stream().map(this::number).toList() + ""));
    String metadata = options.metadata().toString();
    same("metadata" + of, metadata, text(read, version -> version.metadata().toString()));
  }

  private static String named(Version version) {
    Name name = new Name(version.namespace(), version.key());
    return name + (version.tombstone() ? " deleted" : "");
  }

  private static String place(Version version) {
    return version.timestamp().epochNanos() + "/" + version.ordinal();
  }

  private String previous(Version version) {
    return version.previousVersion().map(this::number).orElse("none");
  }

  private static JsonValue value(Write write) {
    if (write instanceof Write.Put put) {
      return put.value();
    }
    return write instanceof Write.Embed embed
        ? EmbeddingJson.write(embed.embedding())
        : JsonNull.NULL;
  }

  private String optional(Optional<Entry> entry) {
    return entry.map(this::number).orElse("none");
  }

  private String optional(Promise<Optional<Version>> promise) {
    return text(promise, found -> found.map(version -> number(version.id())).orElse("none"));
  }

  private String version(Promise<Version> promise) {
    return text(promise, version -> number(version.id()));
  }

  private String numbered(List<Entry> entries) {
    return entries.stream().map(this::number).toList().toString();
  }

  private String list(List<Version> versions) {
    return versions.stream().map(version -> number(version.id())).toList().toString();
  }

  String number(Entry entry) {
    return number(entry.version().orElseThrow().id());
  }

  String number(VersionId id) {
    Integer number = numbers.get(id);
    return number == null ? "a version nobody was given: " + id : "#" + number;
  }

  /** The answer in words, or the code of its error. */
  <T extends @Nullable Object> String text(Promise<T> promise, Function<T, String> words) {
    return text(runtime, promise, words);
  }

  /** As {@link #text(Promise, Function)}. */
  static <T extends @Nullable Object> String text(
      DeterministicRuntime runtime, Promise<T> promise, Function<T, String> words) {
    Outcome<T> outcome = runtime.await(promise.handle(runtime::completed));
    if (outcome instanceof Outcome.Success<T> success) {
      return words.apply(success.value());
    }
    if (outcome instanceof Outcome.Failure<T> failure
        && failure.error() instanceof KoruException error) {
      return error.code().text();
    }
    return outcome.toString();
  }

  static void same(String question, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(question + ": expected " + expected + " but was " + actual);
    }
  }
}
