package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** Bytes on both sides: Java counts them from −128, JavaScript from 0. Neither way copies. */
final class Bytes {
  private Bytes() {}

  /** The bytes of a {@code Uint8Array}; a change of one is a change of the other. */
  static byte[] of(JSObject unsigned) {
    return signed(unsigned).toJavaArray();
  }

  /** The bytes of a {@code Uint8Array}, or null of undefined and null. */
  static byte @Nullable [] ofOptional(@Nullable JSObject unsigned) {
    return absent(unsigned) ? null : of(unsigned);
  }

  /** A copy of what must be a {@code Uint8Array}; {@code bad_request} naming {@code name} else. */
  static byte[] copyOf(String name, JSObject value) {
    if (isUnsigned(value)) {
      return signed(value).copyToJavaArray();
    }
    throw new KoruException.BadRequest(
        "argument of wrong type: name=" + name + " expected=Uint8Array");
  }

  /** A {@code Uint8Array} of {@code bytes}; a change of one is a change of the other. */
  static JSObject view(byte[] bytes) {
    return unsigned(Int8Array.fromJavaArray(bytes));
  }

  @JSBody(params = "value", script = "return value === undefined || value === null;")
  static native boolean absent(@Nullable JSObject value);

  @JSBody(params = "value", script = "return value instanceof Uint8Array;")
  private static native boolean isUnsigned(JSObject value);

  @JSBody(
      params = "bytes",
      script = "return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native JSObject unsigned(Int8Array bytes);

  @JSBody(
      params = "bytes",
      script = "return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native Int8Array signed(@Nullable JSObject bytes);
}
