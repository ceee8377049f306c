package org.korudelta.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Navigation;
import org.korudelta.json.Json;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;

/**
 * A database as JavaScript sees it. Every method gives a promise; one that fails rejects with an
 * {@code Error} whose {@code code} is the stable one, for example {@code bad_request}.
 *
 * <p>Values are JSON text both ways, so that no integer is rounded; a version is a plain object,
 * see {@link PlainObjects#version}.
 */
public final class WebDatabase {
  private final KoruDelta db;
  private final AsyncRuntime runtime;

  WebDatabase(KoruDelta db, AsyncRuntime runtime) {
    this.db = db;
    this.runtime = runtime;
  }

  /** Writes the value that {@code json}, a text, says; resolves to the new version. */
  @JSExport
  public JSPromise<JSObject> put(JSObject namespace, JSObject key, JSObject json) {
    return Bridge.promise(
        () ->
            db.put(
                Arguments.text("namespace", namespace),
                Arguments.text("key", key),
                Json.parse(Arguments.text("json", json))),
        PlainObjects::version);
  }

  /** Resolves to the current version, or to null. */
  @JSExport
  public JSPromise<@Nullable JSObject> get(JSObject namespace, JSObject key) {
    return Bridge.promise(
        () -> db.get(Arguments.text("namespace", namespace), Arguments.text("key", key)),
        PlainObjects::versionOrNull);
  }

  /** Resolves to the version current at {@code at}, RFC 3339, inclusive; or to null. */
  @JSExport
  public JSPromise<@Nullable JSObject> getAt(JSObject namespace, JSObject key, JSObject at) {
    return Bridge.promise(
        () ->
            db.getAt(
                Arguments.text("namespace", namespace),
                Arguments.text("key", key),
                Timestamp.parse(Arguments.text("at", at))),
        PlainObjects::versionOrNull);
  }

  /** Resolves to an array of all versions, oldest first, tombstones included. */
  @JSExport
  public JSPromise<JSArray<JSObject>> history(JSObject namespace, JSObject key) {
    return Bridge.promise(
        () -> db.history(Arguments.text("namespace", namespace), Arguments.text("key", key)),
        versions -> PlainObjects.array(versions, PlainObjects::version));
  }

  /** Writes a tombstone; resolves to it, or rejects with {@code not_found}. */
  @JSExport
  public JSPromise<JSObject> delete(JSObject namespace, JSObject key) {
    return Bridge.promise(
        () -> db.delete(Arguments.text("namespace", namespace), Arguments.text("key", key)),
        PlainObjects::version);
  }

  /** Resolves to an array of the keys that have a value, sorted by UTF-8 bytes. */
  @JSExport
  public JSPromise<JSArray<JSObject>> keys(JSObject namespace) {
    return Bridge.promise(
        () -> db.keys(Arguments.text("namespace", namespace)), PlainObjects::texts);
  }

  /** Resolves to an array of the namespaces that have a value, sorted by UTF-8 bytes. */
  @JSExport
  public JSPromise<JSArray<JSObject>> namespaces() {
    return Bridge.promise(db::namespaces, PlainObjects::texts);
  }

  /** Resolves to counts and sizes, see {@link PlainObjects#stats}. */
  @JSExport
  public JSPromise<JSObject> stats() {
    return Bridge.promise(db::stats, PlainObjects::stats);
  }

  /**
   * Stores an embedding as the key's next version; resolves to it.
   *
   * @param components a {@code Float32Array}
   */
  @JSExport
  public JSPromise<JSObject> embed(
      JSObject namespace, JSObject key, JSObject model, JSObject components) {
    return Bridge.promise(
        () ->
            db.embed(
                Arguments.text("namespace", namespace),
                Arguments.text("key", key),
                Embedding.of(
                    Arguments.text("model", model), Arguments.floats("components", components))),
        PlainObjects::version);
  }

  /**
   * Walks from {@code start} by {@code operands}, an array of {@code '+key'}, {@code '-key'} and
   * {@code '~key'} (half the way toward); resolves to the {@code top} keys nearest to where it
   * ends, best first, see {@link PlainObjects#neighbour}.
   */
  @JSExport
  public JSPromise<JSArray<JSObject>> navigate(
      JSObject namespace, JSObject start, JSObject operands, JSObject top) {
    return Bridge.promise(
        () -> {
          String space = Arguments.text("namespace", namespace);
          String from = Arguments.text("start", start);
          List<String> steps = Arguments.texts("operands", operands);
          int count = Arguments.count("top", top);
          return db.synthesizeNavigate(space, Navigation.among(space, from, steps, count));
        },
        neighbours -> PlainObjects.array(neighbours, PlainObjects::neighbour));
  }

  /** Closes the database; later calls reject with {@code closed}. */
  @JSExport
  public JSPromise<JSUndefined> close() {
    return Bridge.promise(
        () -> db.close().then(done -> runtime.close(KoruDeltaWeb.GRACE)),
        unended -> JSUndefined.instance());
  }
}
