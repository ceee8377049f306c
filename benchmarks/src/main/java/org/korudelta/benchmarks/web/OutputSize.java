package org.korudelta.benchmarks.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;
import org.korudelta.cli.program.BuiltWeb;

/** What the least program weighs as JavaScript: through the interface, and by the class. */
enum OutputSize implements Operation {
  PLAIN("least program, JavaScript") {
    @Override
    int bytes(byte[] content) {
      return content.length;
    }
  },
  GZIP("least program, gzip") {
    @Override
    int bytes(byte[] content) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(content);
      }
      return compressed.size();
    }
  };

  private final String label;

  OutputSize(String label) {
    this.label = label;
  }

  abstract int bytes(byte[] content) throws IOException;

  /** The bytes of {@code subject}'s program. */
  double of(String subject) throws IOException {
    String way = subject.equals(Measurement.US) ? "interface" : "direct";
    return bytes(Files.readAllBytes(BuiltWeb.file("korudelta-bench-" + way + ".js")));
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return "bytes";
  }

  @Override
  public boolean lessIsBetter() {
    return true;
  }

  @Override
  public Target target() {
    return Beside.NO_DEARER;
  }
}
