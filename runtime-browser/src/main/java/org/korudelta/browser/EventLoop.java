package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * The platform's event loop and clocks: page, worker, Node, isolate. Assumes no {@code window}, and
 * touches nothing while the module loads: an isolate refuses timers and randomness until its first
 * request.
 */
final class EventLoop {

  /** A callback the platform calls. */
  @JSFunctor
  interface Callback extends JSObject {
    void call();
  }

  private EventLoop() {}

  /** Milliseconds since some moment of the past, never going back. */
  @JSBody(script = "return performance.now();")
  static native double monotonicMillis();

  /** Milliseconds since 1970. */
  @JSBody(script = "return Date.now();")
  static native double epochMillis();

  /** Runs {@code callback} before the platform gets a turn. */
  @JSBody(params = "callback", script = "Promise.resolve().then(callback);")
  static native void microtask(Callback callback);

  /**
   * Runs {@code callback} once the platform has had a turn: by {@code setImmediate} where there is
   * one, else by a {@code MessageChannel}, which browsers do not slow down as they do timers, and
   * whose ports are closed again so that they keep nothing alive; else, at the edge, by a timer.
   */
  @JSBody(
      params = "callback",
      script =
          "if (typeof setImmediate === 'function') { setImmediate(callback); return; }"
              + "if (typeof MessageChannel !== 'function') { setTimeout(callback, 0); return; }"
              + "var channel = new MessageChannel();"
              + "channel.port1.onmessage = function() { channel.port1.close(); callback(); };"
              + "channel.port2.postMessage(0);")
  static native void macrotask(Callback callback);

  /**
   * Runs {@code callback} after {@code millis}, at most 2^31−1; gives what {@link #clearTimer}
   * takes.
   */
  @JSBody(
      params = {"callback", "millis"},
      script = "return setTimeout(callback, millis);")
  static native JSObject timer(Callback callback, double millis);

  @JSBody(params = "timer", script = "clearTimeout(timer);")
  static native void clearTimer(JSObject timer);

  /** Writes an error where the platform's developers look, with the stack of {@code thrown}. */
  @JSBody(
      params = {"text", "thrown"},
      script =
          "if (thrown && thrown.stack) { console.error(text + '\\n' + thrown.stack); }"
              + " else { console.error(text); }")
  static native void error(String text, @Nullable JSObject thrown);
}
