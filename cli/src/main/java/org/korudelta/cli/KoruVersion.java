package org.korudelta.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote beside this class: its project's. */
final class KoruVersion implements IVersionProvider {
  private static final String FILE = "version.txt";

  /** Asked for nothing before it is shown. */
  KoruVersion() {}

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = KoruVersion.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("no version in the build: file=" + FILE);
      }
      return new String[] {"koru " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
    }
  }
}
