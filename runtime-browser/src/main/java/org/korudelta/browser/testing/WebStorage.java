package org.korudelta.browser.testing;

import org.jspecify.annotations.Nullable;
import org.korudelta.browser.Bridge;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.core.JSUndefined;

/** The files of a machine as JavaScript sees them: {@link Storage}, name by name. */
public final class WebStorage {
  private final Storage storage;

  WebStorage(Storage storage) {
    this.storage = storage;
  }

  /** Resolves to a new, empty file. */
  @JSExport
  public JSPromise<WebStorageFile> create(String name) {
    return Bridge.promise(() -> storage.create(name), WebStorageFile::new);
  }

  /** Resolves to a file that exists. */
  @JSExport
  public JSPromise<WebStorageFile> open(String name) {
    return Bridge.promise(() -> storage.open(name), WebStorageFile::new);
  }

  /** Resolves to a file that exists, to be read only. */
  @JSExport
  public JSPromise<WebStorageFile> openToRead(String name) {
    return Bridge.promise(() -> storage.openToRead(name), WebStorageFile::new);
  }

  /** Resolves to all names, sorted. */
  @JSExport
  public JSPromise<JSArray<JSString>> list() {
    return Bridge.promise(
        storage::list,
        names -> {
          JSArray<JSString> array = new JSArray<>();
          names.forEach(name -> array.push(JSString.valueOf(name)));
          return array;
        });
  }

  /** Renames a closed file. */
  @JSExport
  public JSPromise<JSUndefined> rename(String from, String to) {
    return done(storage.rename(from, to));
  }

  /** Deletes a closed file. */
  @JSExport
  public JSPromise<JSUndefined> delete(String name) {
    return done(storage.delete(name));
  }

  /** Makes names durable. */
  @JSExport
  public JSPromise<JSUndefined> syncDirectory() {
    return done(storage.syncDirectory());
  }

  /** Resolves to the proof of being the owner. */
  @JSExport
  public JSPromise<WebOwner> lock() {
    return Bridge.promise(storage::lock, WebOwner::new);
  }

  static JSPromise<JSUndefined> done(Promise<@Nullable Void> promise) {
    return Bridge.promise(() -> promise, nothing -> JSUndefined.instance());
  }
}
