package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Databases to work on, and how versions are written down. */
final class Databases {
  /** The namespace most scenarios write to. */
  static final String SPACE = "space";

  private Databases() {}

  /** What a scenario does with an open, empty database. */
  @FunctionalInterface
  interface Body {
    Promise<@Nullable Void> run(Context c, KoruDelta db);
  }

  /** A scenario over an empty database of the platform, closed at the end. */
  static Scenario scenario(String id, Body body) {
    return Scenario.of(
        id,
        c -> c.database(Options.defaults()).then(db -> body.run(c, db).then(none -> db.close())));
  }

  static Promise<KoruDelta> open(AsyncRuntime runtime) {
    return KoruDelta.open(runtime, Options.defaults());
  }

  static JsonValue json(String text) {
    return Json.parse(text);
  }

  /** Puts each value to one key, one after the other; the versions in order. */
  static Promise<List<Version>> put(Context c, KoruDelta db, String key, String... values) {
    return c.each(List.of(values), value -> db.put(SPACE, key, json(value)));
  }

  /** Puts the value {@code 1} to each key, one after the other. */
  static Promise<List<Version>> putKeys(Context c, KoruDelta db, List<String> keys) {
    return c.each(keys, key -> db.put(SPACE, key, json("1")));
  }

  /** Everything a version says. */
  static @Nullable Void observe(Context c, String label, Version version) {
    c.observe(label + " id", version.id().hex());
    c.observe(label + " content", version.contentId().hex());
    c.observe(label + " previous", version.previousVersion().map(VersionId::hex).orElse("none"));
    c.observe(label + " causes", version.causes().stream().map(VersionId::hex).toList());
    c.observe(label + " key", version.namespace() + " " + version.key());
    c.observe(label + " operation", version.operation().name());
    c.observe(label + " time", version.timestamp() + " " + version.ordinal());
    c.observe(label + " metadata", version.metadata().toString());
    return c.observe(label + " value", version.value().toString());
  }

  static @Nullable Void observe(Context c, String label, List<Version> versions) {
    c.observe(label + " count", versions.size());
    for (int i = 0; i < versions.size(); i++) {
      observe(c, label + " " + i, versions.get(i));
    }
    return null;
  }

  /** A version's value, or {@code empty}. */
  static String value(Optional<Version> version) {
    return version.map(found -> found.value().toString()).orElse("empty");
  }

  static List<String> values(List<Version> versions) {
    return versions.stream()
        .map(version -> version.tombstone() ? "tombstone" : version.value().toString())
        .toList();
  }

  static List<String> ids(List<Version> versions) {
    return versions.stream().map(version -> version.id().hex()).toList();
  }

  /** The numbers from 0, as many as {@code count}. */
  static List<Integer> upTo(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
