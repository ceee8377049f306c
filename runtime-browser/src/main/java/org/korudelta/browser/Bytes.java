package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint8Array;

/** Bytes on both sides: Java counts them from −128, JavaScript from 0. */
final class Bytes {
  private Bytes() {}

  /** A copy of the bytes of a {@code Uint8Array}. */
  static byte[] of(JSObject unsigned) {
    return signed(unsigned).copyToJavaArray();
  }

  /** The bytes of a {@code Uint8Array}, or null of undefined and null. */
  static byte @Nullable [] ofOptional(@Nullable JSObject unsigned) {
    return unsigned == null || absent(unsigned) ? null : of(unsigned);
  }

  /** A copy of what must be a {@code Uint8Array}; {@code bad_request} naming {@code name} else. */
  static byte[] copyOf(String name, JSObject value) {
    if (isUnsigned(value)) {
      return signed(value).copyToJavaArray();
    }
    throw new KoruException.BadRequest(
        "argument of wrong type: name=" + name + " expected=Uint8Array");
  }

  /** A {@code Uint8Array} of {@code bytes}: the same where scripts see arrays as they are. */
  @JSBody(
      params = "bytes",
      script = "return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  static native Uint8Array view(@JSByRef(optional = true) byte[] bytes);

  @JSBody(params = "value", script = "return value === undefined || value === null;")
  static native boolean absent(@Nullable JSObject value);

  @JSBody(params = "value", script = "return value instanceof Uint8Array;")
  private static native boolean isUnsigned(JSObject value);

  @JSBody(
      params = "bytes",
      script = "return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native Int8Array signed(@Nullable JSObject bytes);
}
