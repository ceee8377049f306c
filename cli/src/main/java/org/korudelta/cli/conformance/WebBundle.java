package org.korudelta.cli.conformance;

import java.nio.file.Path;
import org.korudelta.cli.program.BuiltWeb;
import org.korudelta.cli.program.Script;

/** The compiled suite that browsers and Node run, and the small scripts that start it. */
enum WebBundle {
  JAVASCRIPT("korudelta-conformance.js"),
  WASM("korudelta-conformance-wasm.js");

  private final String file;

  WebBundle(String file) {
    this.file = file;
  }

  /** The name of the ES module to import. */
  String file() {
    return file;
  }

  /** The module in the build's output; {@code unavailable} when it was not built. */
  Path module() {
    return BuiltWeb.file(file);
  }

  /** A script beside this class. */
  static String script(String name) {
    return Script.text(WebBundle.class, name);
  }
}
