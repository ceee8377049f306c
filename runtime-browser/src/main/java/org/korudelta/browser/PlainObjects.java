package org.korudelta.browser;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Neighbour;
import org.korudelta.Stats;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObject;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/**
 * Answers as plain JavaScript objects and arrays, made new for every call. Values are canonical
 * JSON in UTF-8, a {@code Uint8Array}, which the package's front door reads.
 */
final class PlainObjects {
  private PlainObjects() {}

  /**
   * {@code {namespace, key, operation, versionId, contentId, timestamp, previousVersion, causes,
   * metadata, value}}: ids in hexadecimal, the time in RFC 3339, metadata and value as bytes. What
   * there is none of is undefined. A value that was taken is undefined, and so is its content id;
   * {@code taken} says why, {@code erased} or {@code gone}.
   */
  static JSObject version(Version version) {
    JSObject object =
        make(
            version.namespace(),
            version.key(),
            operation(version),
            version.id().hex(),
            version.timestamp().toString());
    version.previousVersion().ifPresent(id -> set(object, "previousVersion", id.hex()));
    if (!version.causes().isEmpty()) {
      set(object, "causes", array(version.causes(), id -> JSString.valueOf(id.hex())));
    }
    if (version.isWiped()) {
      version.wiping().ifPresent(wiping -> set(object, "taken", taken(wiping.reason().name())));
    } else {
      addContent(object, version);
    }
    return object;
  }

  private static void addContent(JSObject object, Version version) {
    set(object, "contentId", version.contentId().hex());
    if (!version.tombstone()) {
      set(object, "value", Bytes.view(content(version)));
    }
    JsonObject metadata = version.metadata();
    if (metadata.size() > 0) {
      set(object, "metadata", Bytes.view(CanonicalJson.bytes(metadata)));
    }
  }

  private static byte[] content(Version version) {
    return version.operation() == Operation.PUT
        ? version.canonicalBytes()
        : CanonicalJson.bytes(version.value());
  }

  private static String taken(String reason) {
    return reason.equals("ERASED") ? "erased" : "gone";
  }

  static @Nullable JSObject versionOrNull(Optional<Version> version) {
    return version.map(PlainObjects::version).orElse(null);
  }

  /** {@code {score, version}}. */
  static JSObject neighbour(Neighbour neighbour) {
    JSMapLike<JSObject> object = JSObjects.create();
    object.set("score", JSNumber.valueOf(neighbour.score()));
    object.set("version", version(neighbour.version()));
    return object;
  }

  /** {@code {timestamp, changes}}, a change being {@code {kind, before, after}}. */
  static JSObject commit(Commit commit) {
    JSMapLike<JSObject> object = JSObjects.create();
    set(object, "timestamp", commit.timestamp().toString());
    object.set("changes", array(commit.changes(), PlainObjects::change));
    return object;
  }

  private static JSObject change(Commit.Change change) {
    JSMapLike<JSObject> object = JSObjects.create();
    set(object, "kind", kind(change.kind()));
    change.before().ifPresent(before -> object.set("before", version(before)));
    object.set("after", version(change.after()));
    return object;
  }

  private static String kind(Commit.Kind kind) {
    return switch (kind) {
      case INSERT -> "insert";
      case UPDATE -> "update";
      case DELETE -> "delete";
    };
  }

  /**
   * {@code {keyCount, totalVersions, commitCount, namespaceCount, memoryBytes, logBytes,
   * segmentCount, lastCommit, clockAhead, recovery}}; an empty database has no {@code lastCommit}.
   */
  static JSObject stats(Stats stats) {
    JSMapLike<JSObject> object = JSObjects.create();
    set(object, "keyCount", stats.keyCount());
    set(object, "totalVersions", stats.totalVersions());
    set(object, "commitCount", stats.commitCount());
    set(object, "namespaceCount", stats.namespaceCount());
    set(object, "memoryBytes", stats.tiers().hot().bytes() + stats.tiers().warm().bytes());
    set(object, "logBytes", stats.logBytes());
    set(object, "segmentCount", stats.segmentCount());
    object.set("clockAhead", JSBoolean.valueOf(stats.clockAhead()));
    object.set("cleanOpen", JSBoolean.valueOf(stats.recovery().cleanClose()));
    set(object, "tornBytes", stats.recovery().tornBytes());
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

  private static void set(JSMapLike<JSObject> object, String name, long count) {
    object.set(name, JSNumber.valueOf((double) count));
  }

  private static void set(JSObject object, String name, String text) {
    set(object, name, JSString.valueOf(text));
  }

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, JSObject value);

  /** With every field in its place from the start, so that all versions are of one shape. */
  @JSBody(
      params = {"namespace", "key", "operation", "id", "timestamp"},
      script =
          "return {namespace: namespace, key: key, operation: operation, versionId: id,"
              + " contentId: undefined, timestamp: timestamp, previousVersion: undefined,"
              + " causes: undefined, metadata: undefined, value: undefined};")
  private static native JSObject make(
      String namespace, String key, String operation, String id, String timestamp);
}
