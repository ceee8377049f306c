package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
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

  /** A {@code Uint8Array} of {@code bytes}; a change of one is a change of the other. */
  static JSObject view(byte[] bytes) {
    return unsigned(Int8Array.fromJavaArray(bytes));
  }

  @JSBody(params = "value", script = "return value === undefined || value === null;")
  static native boolean absent(@Nullable JSObject value);

  @JSBody(
      params = "bytes",
      script = "return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native JSObject unsigned(Int8Array bytes);

  @JSBody(
      params = "bytes",
      script = "return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native Int8Array signed(@Nullable JSObject bytes);
}
