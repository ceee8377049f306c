package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a format as they were agreed on, kept as lines of hexadecimal digits. */
public final class GoldenFile {
  private GoldenFile() {}

  /** Those of {@code name}. */
  public static byte[] bytes(String name) {
    try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
      assertThat(in).as("golden file %s", name).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return Hex.decode(text.replace("\n", ""));
    } catch (IOException error) {
      throw new AssertionError(error);
    }
  }
}
