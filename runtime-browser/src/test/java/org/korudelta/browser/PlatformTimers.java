package org.korudelta.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Counts the platform's own timers while a test watches them. */
abstract class PlatformTimers implements JSObject {

  /** Starts to count; {@link #stop} ends it. */
  @JSBody(
      script =
          "var set = globalThis.setTimeout, clear = globalThis.clearTimeout, open = new Set();"
              + "var timers = { setCount: 0, pending: function() { return open.size; },"
              + " started: function() { return timers.setCount; },"
              + " stop: function() {"
              + " globalThis.setTimeout = set; globalThis.clearTimeout = clear; } };"
              + "globalThis.setTimeout = function(callback, millis) {"
              + " timers.setCount++;"
              + " var id = set(function() { open.delete(id); callback(); }, millis);"
              + " open.add(id); return id; };"
              + "globalThis.clearTimeout = function(id) { open.delete(id); clear(id); };"
              + "return timers;")
  static native PlatformTimers watch();

  /** Timers set and neither fired nor cleared. */
  abstract int pending();

  /** Timers set so far. */
  abstract int started();

  /** Gives the platform its own functions back. */
  abstract void stop();
}
