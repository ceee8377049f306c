package org.korudelta.cli.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.cli.program.BuiltWeb;
import org.korudelta.cli.program.Home;
import org.korudelta.cli.program.Script;
import org.korudelta.error.KoruException;

/** The compiled suite that browsers and Node run, and the small scripts that start it. */
enum WebBundle {
  JAVASCRIPT("korudelta-conformance.js"),
  WASM("korudelta-conformance-wasm.js"),
  /** The one that the package for JavaScript brings, minified once more. */
  PACKAGE("testing-engine.js");

  private static final String DIST = "runtime-browser/npm/dist";

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
    return this == PACKAGE ? packaged() : BuiltWeb.file(file);
  }

  private Path packaged() {
    Path module = Home.path().resolve(DIST).resolve(file);
    if (!Files.isRegularFile(module)) {
      throw new KoruException.Unavailable(
          "package is not built: file="
              + module
              + "; build it with: node runtime-browser/npm/build.mjs");
    }
    return module;
  }

  /** A script beside this class. */
  static String script(String name) {
    return Script.text(WebBundle.class, name);
  }
}
