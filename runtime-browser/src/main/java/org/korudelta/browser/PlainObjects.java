package org.korudelta.browser;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.Neighbour;
import org.korudelta.Stats;
import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** Answers as plain JavaScript objects and arrays, made new for every call. */
final class PlainObjects {
  private PlainObjects() {}

  /**
   * {@code {namespace, key, operation, versionId, contentId, timestamp, previousVersion?, value?}}:
   * ids in hexadecimal, the time in RFC 3339, the value as canonical JSON text; a first version has
   * no {@code previousVersion}, a tombstone no {@code value}.
   */
  static JSObject version(Version version) {
    JSMapLike<JSObject> object = JSObjects.create();
    set(object, "namespace", version.namespace());
    set(object, "key", version.key());
    set(object, "operation", operation(version));
    set(object, "versionId", version.id().hex());
    set(object, "contentId", version.contentId().hex());
    set(object, "timestamp", version.timestamp().toString());
    version.previousVersion().ifPresent(id -> set(object, "previousVersion", id.hex()));
    if (!version.tombstone()) {
      set(object, "value", CanonicalJson.text(version.value()));
    }
    return object;
  }

  static @Nullable JSObject versionOrNull(Optional<Version> version) {
    return version.map(PlainObjects::version).orElse(null);
  }

  /** {@code {key, score, versionId}}, the score a cosine. */
  static JSObject neighbour(Neighbour neighbour) {
    JSMapLike<JSObject> object = JSObjects.create();
    set(object, "key", neighbour.key());
    object.set("score", JSNumber.valueOf(neighbour.score()));
    set(object, "versionId", neighbour.version().id().hex());
    return object;
  }

  /**
   * {@code {keys, versions, commits, namespaces, logBytes, segments, lastCommit?, clockAhead}}; an
   * empty database has no {@code lastCommit}.
   */
  static JSObject stats(Stats stats) {
    JSMapLike<JSObject> object = JSObjects.create();
    object.set("keys", JSNumber.valueOf((double) stats.keyCount()));
    object.set("versions", JSNumber.valueOf((double) stats.totalVersions()));
    object.set("commits", JSNumber.valueOf((double) stats.commitCount()));
    object.set("namespaces", JSNumber.valueOf((double) stats.namespaceCount()));
    object.set("logBytes", JSNumber.valueOf((double) stats.logBytes()));
    object.set("segments", JSNumber.valueOf(stats.segmentCount()));
    object.set("clockAhead", JSBoolean.valueOf(stats.clockAhead()));
    if (stats.commitCount() > 0) {
      set(object, "lastCommit", stats.lastCommit().toString());
    }
    return object;
  }

  static JSArray<JSObject> texts(List<String> texts) {
    return array(texts, JSString::valueOf);
  }

  static <T> JSArray<JSObject> array(List<T> items, Function<T, ? extends JSObject> view) {
    JSArray<JSObject> array = new JSArray<>();
    for (T item : items) {
      array.push(view.apply(item));
    }
    return array;
  }

  private static String operation(Version version) {
    return switch (version.operation()) {
      case PUT -> "put";
      case EMBED -> "embed";
      case DELETE -> "delete";
    };
  }

  private static void set(JSMapLike<JSObject> object, String name, String text) {
    object.set(name, JSString.valueOf(text));
  }
}
