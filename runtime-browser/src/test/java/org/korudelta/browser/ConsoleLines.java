package org.korudelta.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What is written to the platform's console as errors, while a test watches it. */
abstract class ConsoleLines implements JSObject {

  /** Starts to listen; {@link #stop} ends it. */
  @JSBody(
      script =
          "var error = console.error, text = '';"
              + "console.error = function(line) { text += line + '\\n'; };"
              + "return { text: function() { return text; },"
              + " stop: function() { console.error = error; } };")
  static native ConsoleLines watch();

  /** All that was written. */
  abstract String text();

  abstract void stop();
}
