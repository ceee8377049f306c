package org.korudelta.browser;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Sha256Name;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.json.CanonicalJson;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSString;

/**
 * Versions as plain JavaScript objects, whose values are the canonical bytes that are stored:
 * nothing is parsed, and nothing copied where scripts see arrays as they are.
 *
 * <pre>{@code
 * {namespace, key, operation, versionId, contentId, timestamp,
 *  previousVersion?, causes?, metadata?, content?, taken?}
 * }</pre>
 *
 * <p>{@code content} and {@code metadata} are an {@code Int8Array} of JSON in UTF-8, which a {@code
 * TextDecoder} takes as it is; to be read and never to be changed. A tombstone has no content, nor
 * has a version whose value was taken, of which {@code taken} says why: {@code erased} or {@code
 * gone}.
 *
 * <p>Threading: the one thread of the event loop.
 */
final class VersionObject {
  /*
   * One call into a script for each version: to set the fields of an object one by one, and to make
   * its digits in Java, takes six times as long.
   */
  private static final byte[] NAMES = new byte[3 * VersionId.BYTES];
  private static final JSObject SCRIPT = script();

  private VersionObject() {}

  static JSObject of(Version version) {
    VersionRecord fields = version.fields();
    long nanos = fields.timestampNanos();
    JSObject object =
        object(
            SCRIPT,
            fields.namespace(),
            fields.key(),
            fields.operation().code(),
            names(fields),
            fields.parent().isPresent(),
            (int) (nanos >> 32),
            (int) nanos);
    if (!fields.tombstone() && !fields.isWiped()) {
      content(object, content(version, fields));
    }
    addRarities(object, fields);
    return object;
  }

  /** Null for none. */
  static @Nullable JSObject ofOptional(Optional<Version> version) {
    return version.isPresent() ? of(version.get()) : null;
  }

  static JSArray<JSObject> all(List<Version> versions) {
    JSArray<JSObject> all = new JSArray<>();
    for (int i = 0; i < versions.size(); i++) {
      all.push(of(versions.get(i)));
    }
    return all;
  }

  /** The names, one behind the other; they are read before the next are there. */
  private static byte[] names(VersionRecord fields) {
    fields.id().copyTo(NAMES, 0);
    fields.contentId().copyTo(NAMES, VersionId.BYTES);
    if (fields.parent().isPresent()) {
      fields.parent().get().copyTo(NAMES, 2 * VersionId.BYTES);
    }
    return NAMES;
  }

  private static byte[] content(Version version, VersionRecord fields) {
    return fields.operation() == Operation.PUT
        ? fields.content()
        : CanonicalJson.bytes(version.value());
  }

  private static void addRarities(JSObject object, VersionRecord fields) {
    if (fields.isWiped()) {
      Wiping.Reason reason = fields.wiping().orElseThrow().reason();
      taken(object, reason == Wiping.Reason.ERASED ? "erased" : "gone");
    }
    if (fields.metadata().length > 0) {
      metadata(object, fields.metadata());
    }
    if (!fields.causes().isEmpty()) {
      JSArray<JSObject> causes = new JSArray<>();
      for (Sha256Name cause : fields.causes()) {
        causes.push(JSString.valueOf(cause.hex()));
      }
      causes(object, causes);
    }
  }

  /*
   * hex: TextDecoder gives a text that is one piece of memory, 100 ns for the digits of a name; made
   * of parts it takes 300 ns and leaves as many objects behind. timestamp: the nanoseconds, by
   * halves, divided by 10^9 in digits of 16 bits, since a double has 53; the text of a second is used
   * again for the others of it.
   */
  @JSBody(
      script =
          "var second = NaN, text = '', digits = new Uint8Array(64), PAIRS = new"
              + " Uint8Array(512);var OPERATIONS = ['', 'put', 'embed', 'delete'], ascii = new"
              + " TextDecoder();for (var i = 0; i < 512; i++) {  PAIRS[i] ="
              + " '0123456789abcdef'.charCodeAt(i & 1 ? i >> 1 & 15 : i >> 5);}function hex(bytes,"
              + " at) {  for (var i = 0; i < 64; i += 2) {    var pair = (bytes[at++] & 255) << 1; "
              + "   digits[i] = PAIRS[pair];    digits[i + 1] = PAIRS[pair + 1];  }  return"
              + " ascii.decode(digits);}function timestamp(high, low) {  var rest = high >> 16,"
              + " quotient = Math.floor(rest / 1e9);  var seconds = quotient;  rest -= quotient *"
              + " 1e9;  for (var i = 0; i < 3; i++) {    rest = rest * 65536 + (i === 0 ? high &"
              + " 65535 : i === 1 ? low >>> 16 : low & 65535);    quotient = Math.floor(rest /"
              + " 1e9);    seconds = seconds * 65536 + quotient;    rest -= quotient * 1e9;  }  if"
              + " (seconds !== second) {    text = new Date(seconds * 1000).toISOString().slice(0,"
              + " 19) + '.';    second = seconds;  }  return text + String(1e9 + rest).slice(1) +"
              + " 'Z';}return function(namespace, key, operation, names, chained, high, low) {  var"
              + " object = {    namespace: namespace, key: key, operation: OPERATIONS[operation],  "
              + "  versionId: hex(names, 0), contentId: hex(names, 32),    timestamp:"
              + " timestamp(high, low)  };  if (chained) { object.previousVersion = hex(names, 64);"
              + " }  return object;};")
  private static native JSObject script();

  @JSBody(
      params = {"script", "namespace", "key", "operation", "names", "chained", "high", "low"},
      script = "return script(namespace, key, operation, names, chained, high, low);")
  private static native JSObject object(
      JSObject script,
      String namespace,
      String key,
      int operation,
      @JSByRef(optional = true) byte[] names,
      boolean chained,
      int high,
      int low);

  @JSBody(
      params = {"object", "bytes"},
      script = "object.content = bytes;")
  private static native void content(JSObject object, @JSByRef(optional = true) byte[] bytes);

  @JSBody(
      params = {"object", "bytes"},
      script = "object.metadata = bytes;")
  private static native void metadata(JSObject object, @JSByRef(optional = true) byte[] bytes);

  @JSBody(
      params = {"object", "why"},
      script = "object.taken = why;")
  private static native void taken(JSObject object, String why);

  @JSBody(
      params = {"object", "causes"},
      script = "object.causes = causes;")
  private static native void causes(JSObject object, JSArray<JSObject> causes);
}
