package org.korudelta.benchmarks.engine.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.korudelta.cli.data.Sample;

/** The real data that ships with the command; sources and licences stand beside the files. */
final class Samples {
  private Samples() {}

  static BufferedReader lines(String file) throws IOException {
    InputStream raw = Sample.class.getResourceAsStream("/org/korudelta/cli/sample/" + file);
    if (raw == null) {
      throw new IOException("sample is not on the class path: file=" + file);
    }
    GZIPInputStream plain = new GZIPInputStream(raw, 1 << 16);
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }

  static UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException("cannot read a sample", cause);
  }
}
