package org.korudelta.browser;

import java.util.List;
import java.util.function.Function;
import org.korudelta.Commit;
import org.korudelta.Neighbour;
import org.korudelta.Stats;
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

  /** {@code {score, version}}. */
  static JSObject neighbour(Neighbour neighbour) {
    JSMapLike<JSObject> object = JSObjects.create();
    object.set("score", JSNumber.valueOf(neighbour.score()));
    object.set("version", VersionObject.of(neighbour.version()));
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
    change.before().ifPresent(before -> object.set("before", VersionObject.of(before)));
    object.set("after", VersionObject.of(change.after()));
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

  private static void set(JSMapLike<JSObject> object, String name, long count) {
    object.set(name, JSNumber.valueOf((double) count));
  }

  private static void set(JSMapLike<JSObject> object, String name, String text) {
    object.set(name, JSString.valueOf(text));
  }
}
