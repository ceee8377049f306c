package org.korudelta.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.error.KoruException;

/** The compiled suite that browsers and Node run, and the small scripts that start it. */
final class WebBundle {
  static final String FILE = "korudelta-conformance.js";

  private WebBundle() {}

  /** The bundle in the build's output; {@code unavailable} when it was not built. */
  static Path path() {
    Path home = Path.of(System.getProperty("koru.home", "."));
    Path bundle =
        home.resolve("runtime-browser/target/web").resolve(FILE).toAbsolutePath().normalize();
    if (!Files.isRegularFile(bundle)) {
      throw new KoruException.Unavailable(
          "conformance bundle is not built: file="
              + bundle
              + "; build it with: mvn verify, or run ./koru");
    }
    return bundle;
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
