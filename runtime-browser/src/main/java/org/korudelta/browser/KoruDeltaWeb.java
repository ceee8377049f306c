package org.korudelta.browser;

import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * The engine of databases that are stored: what the npm package's front door, written in
 * JavaScript, stands on. Users of the package do not see it.
 */
public final class KoruDeltaWeb {
  private KoruDeltaWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /**
   * Opens the database in {@code storage}, made where there is none; resolves to a {@link
   * WebDatabase}.
   *
   * @param options {@code {durability?, syncMillis?, memoryBytes?, segmentBytes?}}, all optional
   */
  @JSExport
  public static JSPromise<WebDatabase> open(StorageAdapter storage, JSObject options) {
    return Bridge.promise(
        () -> {
          Options read = WebOptions.of(options);
          AsyncRuntime runtime = BrowserRuntime.open(ErrorSink.console(), storage);
          return closedOnFailure(
              runtime, KoruDelta.open(runtime, read).map(db -> new WebDatabase(db, runtime)));
        },
        db -> db);
  }

  /** Gives back what is open, the owner's lock among it, where {@code opening} fails. */
  static <T> Promise<T> closedOnFailure(AsyncRuntime runtime, Promise<T> opening) {
    return opening.recover(
        error -> runtime.close(WebDatabase.GRACE).then(unended -> runtime.<T>failed(error)));
  }

  /** Makes the errors that everything here rejects with from now on: see {@link ErrorObject}. */
  @JSExport
  public static void errorsAs(ErrorObject.Maker maker) {
    ErrorObject.madeBy(maker);
  }
}
