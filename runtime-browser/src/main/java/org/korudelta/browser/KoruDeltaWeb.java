package org.korudelta.browser;

import java.time.Duration;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.vector.VectorOptions;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSPromise;

/**
 * What a web page or Node imports.
 *
 * <pre>{@code
 * import { open } from './korudelta.js';
 * const db = await open();
 * await db.put('users', 'alice', '{"name":"Alice"}');
 * const { value, versionId, timestamp } = await db.get('users', 'alice');
 * await db.close();
 * }</pre>
 */
public final class KoruDeltaWeb {
  static final Duration GRACE = Duration.ofSeconds(1);

  private KoruDeltaWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /** Opens a new, empty database in memory; resolves to a {@link WebDatabase}. */
  @JSExport
  public static JSPromise<WebDatabase> open() {
    return opened(BrowserRuntime.open());
  }

  /** As {@link #open}, the database in {@code adapter}, which is made where there is none. */
  @JSExport
  public static JSPromise<WebDatabase> openOn(StorageAdapter adapter) {
    return opened(BrowserRuntime.open(ErrorSink.console(), adapter));
  }

  private static JSPromise<WebDatabase> opened(AsyncRuntime runtime) {
    return Bridge.promise(
        () -> KoruDelta.open(runtime, options()).map(db -> new WebDatabase(db, runtime)), db -> db);
  }

  private static Options options() {
    return Options.defaults()
        .withVectors(VectorOptions.defaults().withKernel(WebVectorKernel.best()));
  }
}
