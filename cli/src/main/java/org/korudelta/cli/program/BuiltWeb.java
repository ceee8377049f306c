package org.korudelta.cli.program;

import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.error.KoruException;

/** What the build has compiled for browsers and Node. */
public final class BuiltWeb {
  private BuiltWeb() {}

  /** The file of that name; {@code unavailable} when it was not built. */
  public static Path file(String name) {
    Path file = Home.path().resolve("runtime-browser/target/web").resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new KoruException.Unavailable(
          "web bundle is not built: file=" + file + "; build it with: mvn verify, or run ./koru");
    }
    return file;
  }
}
