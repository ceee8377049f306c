package org.korudelta.browser.testing;

import org.korudelta.browser.Bridge;
import org.korudelta.runtime.storage.StorageFile;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint8Array;

/** An open file of a machine as JavaScript sees it. */
public final class WebStorageFile {
  private final StorageFile file;

  WebStorageFile(StorageFile file) {
    this.file = file;
  }

  /** Resolves to its length. */
  @JSExport
  public JSPromise<JSNumber> size() {
    return Bridge.promise(file::size, size -> JSNumber.valueOf((double) size));
  }

  /** Appends a copy of {@code bytes}; resolves to where they start. */
  @JSExport
  public JSPromise<JSNumber> append(Uint8Array bytes) {
    byte[] copy =
        new Int8Array(bytes.getBuffer(), bytes.getByteOffset(), bytes.getByteLength())
            .copyToJavaArray();
    return Bridge.promise(() -> file.append(copy), offset -> JSNumber.valueOf((double) offset));
  }

  /** Resolves to the bytes at {@code offset}, fewer where the file ends. */
  @JSExport
  public JSPromise<Uint8Array> read(double offset, int length) {
    return Bridge.promise(
        () -> file.read((long) offset, length), bytes -> view(Int8Array.copyFromJavaArray(bytes)));
  }

  private static Uint8Array view(Int8Array bytes) {
    return new Uint8Array(bytes.getBuffer(), bytes.getByteOffset(), bytes.getByteLength());
  }

  /** Makes all bytes so far durable. */
  @JSExport
  public JSPromise<JSUndefined> sync() {
    return WebStorage.done(file.sync());
  }

  /** Closes the handle. */
  @JSExport
  public JSPromise<JSUndefined> close() {
    return WebStorage.done(file.close());
  }
}
