package org.korudelta.browser;

import java.time.Duration;
import org.korudelta.Durability;
import org.korudelta.KoruDelta;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.VectorOptions;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * The engine of the npm package: what its front door, written in JavaScript, stands on. Users of
 * the package do not see it.
 */
public final class KoruDeltaWeb {
  static final Duration GRACE = Duration.ofSeconds(1);

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
          Options read = options(options);
          AsyncRuntime runtime = BrowserRuntime.open(ErrorSink.console(), storage);
          return closedOnFailure(
              runtime, KoruDelta.open(runtime, read).map(db -> new WebDatabase(db, runtime)));
        },
        db -> db);
  }

  /** Gives back what is open, the owner's lock among it, where {@code opening} fails. */
  static <T> Promise<T> closedOnFailure(AsyncRuntime runtime, Promise<T> opening) {
    return opening.recover(
        error -> runtime.close(GRACE).then(unended -> runtime.<T>failed(error)));
  }

  /** Makes the errors that everything here rejects with from now on: see {@link ErrorObject}. */
  @JSExport
  public static void errorsAs(ErrorObject.Maker maker) {
    ErrorObject.madeBy(maker);
  }

  private static Options options(JSObject given) {
    Options options =
        Options.defaults()
            .withVectors(VectorOptions.defaults().withKernel(WebVectorKernel.best()))
            .withDurability(durability(given));
    if (Arguments.has(given, "memoryBytes")) {
      double bytes = Arguments.number(given, "memoryBytes", 0);
      options = options.withMemory(MemoryBudget.ofBytes((long) bytes));
    }
    return Arguments.has(given, "segmentBytes")
        ? options.withSegmentBytesMax(Arguments.count(given, "segmentBytes", 0))
        : options;
  }

  private static Durability durability(JSObject given) {
    if (!Arguments.has(given, "durability")) {
      return Durability.sync();
    }
    String named = Arguments.text(Arguments.field(given, "durability"));
    return switch (named) {
      case "sync" -> Durability.sync();
      case "async" ->
          Durability.async(Duration.ofMillis(Arguments.count(given, "syncMillis", 50)));
      case "memory" -> Durability.memory();
      default -> throw new KoruException.BadRequest("unknown durability: actual=" + named);
    };
  }
}
