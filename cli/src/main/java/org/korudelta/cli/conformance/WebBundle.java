package org.korudelta.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.error.KoruException;

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
    Path module = folder().resolve(file);
    if (!Files.isRegularFile(module)) {
      throw new KoruException.Unavailable(
          "conformance bundle is not built: file="
              + module
              + "; build it with: mvn verify, or run ./koru");
    }
    return module;
  }

  private static Path folder() {
    return Home.path().resolve("runtime-browser/target/web");
  }

  /** A script beside this class. */
  static String script(String name) {
    try (InputStream in = WebBundle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new KoruException.NotFound("script is not on the class path: name=" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot read script: name=" + name, e);
    }
  }
}
