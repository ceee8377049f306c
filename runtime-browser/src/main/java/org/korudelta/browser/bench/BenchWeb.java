package org.korudelta.browser.bench;

import org.korudelta.browser.BrowserRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.function.JSConsumer;

/** What is measured of the runtime in a page and in Node. Their clock is the caller's. */
public final class BenchWeb {
  private static final AsyncRuntime RUNTIME = BrowserRuntime.open();
  private static final WebWorks WORKS = WebWorks.of(RUNTIME);
  private static final WebWakes WAKES = new WebWakes(RUNTIME);

  /** Hears how late a wake-up was. */
  @JSFunctor
  public interface Late extends JSObject {
    /** Takes milliseconds; below zero when it was early. */
    void by(double millis);
  }

  private BenchWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /** Does {@code operation} as often as {@code count}; resolves to how often it was done. */
  @JSExport
  public static JSPromise<JSNumber> run(String operation, int count) {
    return answer(WORKS.named(operation).run(count));
  }

  /**
   * Sleeps {@code count} times, one after the other, {@code millis} each; resolves to how often.
   */
  @JSExport
  public static JSPromise<JSNumber> sleeps(int count, int millis, Late late) {
    return answer(WAKES.sleeps(count, millis, late));
  }

  /** Takes {@code count} ticks of an interval of {@code millis}; resolves to how many. */
  @JSExport
  public static JSPromise<JSNumber> ticks(int count, int millis, Late late) {
    return answer(WAKES.ticks(count, millis, late));
  }

  private static JSPromise<JSNumber> answer(Promise<Integer> done) {
    return new JSPromise<>(
        (resolve, reject) -> done.onComplete(outcome -> settle(outcome, resolve, reject)));
  }

  private static void settle(
      Outcome<Integer> outcome, JSConsumer<JSNumber> resolve, JSConsumer<Object> reject) {
    if (outcome instanceof Outcome.Success<Integer> success) {
      resolve.accept(JSNumber.valueOf(success.value()));
    } else {
      reject.accept(JSString.valueOf(outcome.toString()));
    }
  }

  static KoruException unknown(String operation) {
    return new KoruException.NotFound("no such operation: name=" + operation);
  }
}
