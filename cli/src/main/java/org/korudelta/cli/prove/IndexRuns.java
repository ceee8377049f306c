package org.korudelta.cli.prove;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the index in a directory that nobody writes any more.
 *
 * @param whole those that were finished
 * @param unfinished those whose trailer is not there yet
 */
record IndexRuns(int whole, int unfinished) {
  private static final byte[] END = "KORUINDE".getBytes(StandardCharsets.US_ASCII);

  static IndexRuns in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return new IndexRuns(0, 0);
    }
    int whole = 0;
    List<Path> files = files(directory);
    for (Path file : files) {
      whole += isWhole(file) ? 1 : 0;
    }
    return new IndexRuns(whole, files.size() - whole);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> isRun(file.getFileName().toString())).toList();
    }
  }

  private static boolean isRun(String name) {
    return name.startsWith("index-") && name.endsWith(".idx");
  }

  private static boolean isWhole(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < END.length) {
        return false;
      }
      byte[] end = new byte[END.length];
      file.seek(file.length() - END.length);
      file.readFully(end);
      return Arrays.equals(end, END);
    }
  }
}
