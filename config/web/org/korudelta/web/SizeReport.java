package org.korudelta.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What a visitor downloads: bytes of each bundle, plain and as {@code gzip -9}. */
record SizeReport(List<Line> lines) {
  /** One bundle. */
  record Line(String name, int bytes, int gzipBytes) {
    String text() {
      return "size of " + name + ": " + bytes + " bytes, gzip " + gzipBytes;
    }

    String json() {
      return "  {\"name\":\""
          + name
          + "\",\"bytes\":"
          + bytes
          + ",\"gzipBytes\":"
          + gzipBytes
          + "}";
    }
  }

  static SizeReport of(Path folder, List<String> names) throws IOException {
    var lines = new ArrayList<Line>();
    for (String name : names) {
      byte[] content = Files.readAllBytes(folder.resolve(name));
      lines.add(new Line(name, content.length, gzipBytes(content)));
    }
    return new SizeReport(lines);
  }

  void publish(Path file) throws IOException {
    lines.forEach(line -> System.out.println(line.text()));
    Files.writeString(
        file, lines.stream().map(Line::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
  }

  private static int gzipBytes(byte[] content) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new BestGzip(compressed)) {
      gzip.write(content);
    }
    return compressed.size();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
