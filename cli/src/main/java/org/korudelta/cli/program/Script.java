package org.korudelta.cli.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.korudelta.error.KoruException;

/** Small scripts and pages that lie beside the classes that use them. */
public final class Script {
  private Script() {}

  /** The text of the one called {@code name} beside {@code user}. */
  public static String text(Class<?> user, String name) {
    try (InputStream in = user.getResourceAsStream(name)) {
      if (in == null) {
        throw new KoruException.NotFound("script is not on the class path: name=" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot read script: name=" + name, e);
    }
  }
}
