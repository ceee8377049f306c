package org.korudelta.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scenarios observe, as a reviewed list: a line {@code id digest} for each that observed,
 * sorted by id.
 */
record DigestList(Map<String, String> digests) {

  DigestList {
    digests = new TreeMap<>(digests);
  }

  /** What one run observed. */
  static DigestList of(Report report) {
    Map<String, String> digests = new TreeMap<>();
    for (Cell cell : report.cells()) {
      if (cell instanceof Cell.Observed observed) {
        digests.put(observed.id(), observed.digest());
      }
    }
    return new DigestList(digests);
  }

  /** The list in {@code file}. */
  static DigestList read(Path file) {
    Map<String, String> digests = new TreeMap<>();
    for (String line : lines(file)) {
      int space = line.indexOf(' ');
      digests.put(line.substring(0, space), line.substring(space + 1));
    }
    return new DigestList(digests);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    digests.forEach((id, digest) -> text.append(id).append(' ').append(digest).append('\n'));
    Files.writeString(file, text);
  }

  /** How {@code observed} differs from this; empty when it does not. */
  String difference(DigestList observed) {
    List<String> changed =
        digests.keySet().stream()
            .filter(observed.digests::containsKey)
            .filter(id -> !digests.get(id).equals(observed.digests.get(id)))
            .toList();
    List<String> missing = beside(observed.digests);
    List<String> added = observed.beside(digests);
    return changed.isEmpty() && missing.isEmpty() && added.isEmpty()
        ? ""
        : "changed: " + changed + " no longer observed: " + missing + " new: " + added;
  }

  private List<String> beside(Map<String, String> others) {
    return digests.keySet().stream().filter(id -> !others.containsKey(id)).toList();
  }
}
