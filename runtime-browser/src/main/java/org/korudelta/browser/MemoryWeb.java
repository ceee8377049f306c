package org.korudelta.browser;

import org.korudelta.KoruDelta;
import org.korudelta.runtime.AsyncRuntime;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * The engine of databases that are in memory alone: what every page loads that imports the npm
 * package. {@link KoruDeltaWeb} is the one of databases that are stored.
 */
public final class MemoryWeb {
  private MemoryWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /** Opens a new database; resolves to a {@link WebDatabase}. */
  @JSExport
  public static JSPromise<WebDatabase> open(JSObject options) {
    return Bridge.promise(
        () -> {
          AsyncRuntime runtime = BrowserRuntime.open();
          return KoruDelta.inMemory(runtime, WebOptions.of(options))
              .map(db -> new WebDatabase(db, runtime));
        },
        db -> db);
  }

  /** Makes the errors that everything here rejects with from now on: see {@link ErrorObject}. */
  @JSExport
  public static void errorsAs(ErrorObject.Maker maker) {
    ErrorObject.madeBy(maker);
  }
}
