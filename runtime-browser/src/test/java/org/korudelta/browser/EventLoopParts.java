package org.korudelta.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Parts of the platform that not every place has, hidden while a test runs. */
abstract class EventLoopParts implements JSObject {

  /** Hides {@code setImmediate} and {@code MessageChannel}; {@link #stop} brings them back. */
  @JSBody(
      script =
          "var channel = globalThis.MessageChannel, immediate = globalThis.setImmediate;"
              + "globalThis.MessageChannel = undefined; globalThis.setImmediate = undefined;"
              + "return { stop: function() {"
              + " globalThis.MessageChannel = channel; globalThis.setImmediate = immediate; } };")
  static native EventLoopParts hide();

  abstract void stop();
}
