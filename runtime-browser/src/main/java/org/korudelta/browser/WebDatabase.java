package org.korudelta.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Navigation;
import org.korudelta.Neighbour;
import org.korudelta.Reads;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.json.CanonicalJson;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.core.JSUndefined;

/**
 * A database as the package's front door sees it. The front door checks what its users pass, and
 * makes values of bytes; here are plain types, see {@link Arguments}, {@link VersionObject} and
 * {@link PlainObjects}.
 *
 * <p>Every method gives a promise, unless it says otherwise; one that fails rejects with an {@code
 * Error} whose {@code code} is the stable one, for example {@code bad_request}. Reads take {@code
 * at}, a time in RFC 3339 or undefined for now.
 */
public final class WebDatabase {
  static final Duration GRACE = Duration.ofSeconds(1);

  private final KoruDelta db;
  private final AsyncRuntime runtime;

  /** Shows {@code db}, and closes {@code runtime} with it. */
  public WebDatabase(KoruDelta db, AsyncRuntime runtime) {
    this.db = db;
    this.runtime = runtime;
  }

  // Writes

  /** Writes the value whose canonical JSON in UTF-8 is {@code content}; resolves to the version. */
  @JSExport
  public JSPromise<JSObject> put(String namespace, String key, JSObject content, JSObject options) {
    return Bridge.promise(
        () ->
            db.write(
                new Write.PutCanonical(
                    namespace, key, Bytes.of(content), Arguments.writeOptions(options))),
        VersionObject::of);
  }

  /** Stores an embedding, {@code {model, vector, metadata?}}; resolves to the version. */
  @JSExport
  public JSPromise<JSObject> embed(
      String namespace, String key, JSObject embedding, JSObject options) {
    return Bridge.promise(
        () -> db.embed(namespace, key, embedding(embedding), Arguments.writeOptions(options)),
        VersionObject::of);
  }

  private static Embedding embedding(JSObject given) {
    return Embedding.of(
        Arguments.text(Arguments.field(given, "model")),
        Arguments.floats(Arguments.field(given, "vector")),
        Arguments.object(Arguments.field(given, "metadata")));
  }

  /** Writes a tombstone; resolves to it, or rejects with {@code not_found}. */
  @JSExport
  public JSPromise<JSObject> delete(String namespace, String key, JSObject options) {
    return Bridge.promise(
        () -> db.delete(namespace, key, Arguments.writeOptions(options)), VersionObject::of);
  }

  /**
   * Writes all or nothing; resolves to the versions. A write is {@code {namespace, key, content |
   * embedding | neither, options?}}.
   */
  @JSExport
  public JSPromise<JSArray<JSObject>> putBatch(JSObject writes) {
    return Bridge.promise(() -> db.putBatch(writes(writes)), WebDatabase::versions);
  }

  private static List<Write> writes(JSObject all) {
    List<Write> writes = new ArrayList<>();
    for (JSObject given : Arguments.items(all)) {
      writes.add(write(given));
    }
    return writes;
  }

  private static Write write(JSObject given) {
    String namespace = Arguments.text(Arguments.field(given, "namespace"));
    String key = Arguments.text(Arguments.field(given, "key"));
    var options = Arguments.writeOptions(Arguments.field(given, "options"));
    if (Arguments.has(given, "content")) {
      byte[] content = Bytes.of(Arguments.field(given, "content"));
      return new Write.PutCanonical(namespace, key, content, options);
    }
    return Arguments.has(given, "embedding")
        ? new Write.Embed(namespace, key, embedding(Arguments.field(given, "embedding")), options)
        : new Write.Delete(namespace, key, options);
  }

  /** Makes all commits so far durable. */
  @JSExport
  public JSPromise<JSUndefined> sync() {
    return Bridge.promise(db::sync, done -> JSUndefined.instance());
  }

  // Reads

  private Reads at(@Nullable JSObject at) {
    return Bytes.absent(at) ? db : db.asOf(Arguments.time(at, Timestamp.MAX));
  }

  /** The version that is current at {@code at}, or null; a promise of it where it is read. */
  @JSExport
  public @Nullable JSObject get(String namespace, String key, JSObject at) {
    return Bridge.answer(() -> at(at).get(namespace, key), VersionObject::ofOptional);
  }

  /** The version that was current at {@code time}, or null; a promise of it where it is read. */
  @JSExport
  public @Nullable JSObject getAt(String namespace, String key, String time, JSObject at) {
    return Bridge.answer(
        () -> at(at).getAt(namespace, key, Timestamp.parse(time)), VersionObject::ofOptional);
  }

  /** Resolves to the version of this id, or of one that begins so. */
  @JSExport
  public JSPromise<JSObject> getVersion(String id, JSObject at) {
    return Bridge.promise(() -> at(at).getVersion(id), VersionObject::of);
  }

  /** Resolves to whether the key has a value. */
  @JSExport
  public JSPromise<JSBoolean> contains(String namespace, String key, JSObject at) {
    return Bridge.promise(() -> at(at).contains(namespace, key), JSBoolean::valueOf);
  }

  /** Resolves to {@code limit} versions after {@code offset}, oldest first, tombstones included. */
  @JSExport
  public JSPromise<JSArray<JSObject>> history(
      String namespace, String key, JSObject page, JSObject at) {
    return Bridge.promise(
        () ->
            at(at)
                .history(
                    namespace,
                    key,
                    Arguments.count(page, "offset", 0),
                    Arguments.count(page, "limit", Integer.MAX_VALUE)),
        WebDatabase::versions);
  }

  /** Resolves to RFC 6902 operations, canonical JSON in UTF-8. */
  @JSExport
  public JSPromise<JSObject> diff(String from, String to) {
    return Bridge.promise(
        () -> db.diff(VersionId.parse(from), VersionId.parse(to)),
        patch -> Bytes.view(CanonicalJson.bytes(patch)));
  }

  /** Resolves to the first {@code limit} keys that have a value and begin so. */
  @JSExport
  public JSPromise<JSArray<JSObject>> keys(
      String namespace, String prefix, int limit, JSObject at) {
    return Bridge.promise(() -> at(at).keys(namespace, prefix, limit), PlainObjects::texts);
  }

  /** Resolves to the namespaces that have a value. */
  @JSExport
  public JSPromise<JSArray<JSObject>> namespaces(JSObject at) {
    return Bridge.promise(() -> at(at).namespaces(), PlainObjects::texts);
  }

  /** Resolves to the nearest, best first, see {@link Questions#search}. */
  @JSExport
  public JSPromise<JSArray<JSObject>> search(String namespace, JSObject query, JSObject at) {
    return Bridge.promise(
        () -> at(at).searchVectors(namespace, Questions.search(query)), WebDatabase::neighbours);
  }

  /** Resolves to what is nearest to where {@code {start, operands, topK}} leads, best first. */
  @JSExport
  public JSPromise<JSArray<JSObject>> navigate(String namespace, JSObject way, JSObject at) {
    return Bridge.promise(
        () -> at(at).synthesizeNavigate(namespace, navigation(namespace, way)),
        WebDatabase::neighbours);
  }

  private static Navigation navigation(String namespace, JSObject way) {
    return Navigation.among(
        namespace,
        Arguments.text(Arguments.field(way, "start")),
        Arguments.texts(Arguments.field(way, "operands")),
        Arguments.count(way, "topK", 10));
  }

  private static JSArray<JSObject> neighbours(List<Neighbour> found) {
    return PlainObjects.array(found, PlainObjects::neighbour);
  }

  private static JSArray<JSObject> versions(List<Version> versions) {
    return VersionObject.all(versions);
  }

  /** Resolves to counts and sizes, see {@link PlainObjects#stats}. */
  @JSExport
  public JSPromise<JSObject> stats() {
    return Bridge.promise(db::stats, PlainObjects::stats);
  }

  /** The time of the last commit; throws {@code closed}. */
  @JSExport
  public JSPromise<JSObject> readPoint() {
    return Bridge.promise(
        () -> runtime.completed(db.snapshot().readPoint().toString()), JSString::valueOf);
  }

  // Feeds and exports

  /** Resolves to a {@link WebFeed}, see {@link Questions#feed}. */
  @JSExport
  public JSPromise<WebFeed> watch(JSObject options) {
    return Bridge.promise(
        () -> runtime.completed(new WebFeed(db.watch(Questions.feed(options)))), feed -> feed);
  }

  /** Resolves to a {@link WebExport} of the history after a time, of all of it by default. */
  @JSExport
  public JSPromise<WebExport> exportHistory(JSObject after) {
    return Bridge.promise(
        () ->
            runtime.completed(
                new WebExport(db.snapshot(), runtime, Arguments.time(after, Timestamp.MIN))),
        export -> export);
  }

  /** Closes the database; later calls reject with {@code closed}. */
  @JSExport
  public JSPromise<JSUndefined> close() {
    return Bridge.promise(
        () -> db.close().then(done -> runtime.close(GRACE)), unended -> JSUndefined.instance());
  }
}
