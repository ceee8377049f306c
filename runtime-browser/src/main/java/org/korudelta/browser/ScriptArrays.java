package org.korudelta.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/** Whether scripts see the arrays of Java as they are, or get copies, as in WebAssembly. */
final class ScriptArrays {
  private ScriptArrays() {}

  /** Whether what a script writes to an array is there. */
  static boolean areSeen() {
    byte[] seen = new byte[1];
    mark(seen);
    return seen[0] != 0;
  }

  @JSBody(params = "bytes", script = "bytes[0] = 1;")
  private static native void mark(@JSByRef(optional = true) byte[] bytes);
}
