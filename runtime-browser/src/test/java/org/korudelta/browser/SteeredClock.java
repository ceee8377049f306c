package org.korudelta.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The platform's clock and timers in a test's hand: neither moves by itself. */
abstract class SteeredClock implements JSObject {

  /** Takes them; {@link #stop} gives them back. */
  @JSBody(
      script =
          "var set = globalThis.setTimeout, clear = globalThis.clearTimeout;"
              + "var now = 1000000, next = 1, pending = new Map(), asked = -1;"
              + "performance.now = function() { return now; };"
              + "globalThis.setTimeout = function(callback, millis) {"
              + " asked = millis; pending.set(next, callback); return next++; };"
              + "globalThis.clearTimeout = function(id) { pending.delete(id); };"
              + "return { pending: function() { return pending.size; },"
              + " askedMillis: function() { return asked; },"
              + " advance: function(millis) { now += millis; },"
              + " fire: function() { var all = Array.from(pending.values()); pending.clear();"
              + " all.forEach(function(callback) { callback(); }); },"
              + " stop: function() { delete performance.now;"
              + " globalThis.setTimeout = set; globalThis.clearTimeout = clear; } };")
  static native SteeredClock take();

  /** Timers set and neither fired nor cleared. */
  abstract int pending();

  /** For how many milliseconds the last timer was set; -1 before the first. */
  abstract double askedMillis();

  /** Moves the clock; no timer fires. */
  abstract void advance(double millis);

  /** Fires all pending timers, whatever the clock shows. */
  abstract void fire();

  abstract void stop();
}
