package org.korudelta.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Uint8Array;

/** An open file of a {@link StorageAdapter}. */
interface FileAdapter extends JSObject {

  /** Answers the length in bytes. */
  JSObject size();

  /** Answers the offset that the bytes start at. */
  JSObject append(Uint8Array bytes);

  /** Answers a {@code Uint8Array}. */
  JSObject read(double offset, int length);

  JSObject sync();

  JSObject close();
}
