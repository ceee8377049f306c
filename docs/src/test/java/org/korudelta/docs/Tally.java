package org.korudelta.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much was checked, for the tables of {@code ./koru test}. Threading: safe from any thread. */
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();

  synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Leaves one line in {@code target/gates}. */
  synchronized void publish(Repository repository, String name) throws IOException {
    String line =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", "", "\n"));
    Path gates = Files.createDirectories(repository.root().resolve("target/gates"));
    Files.writeString(gates.resolve(name + ".txt"), line);
    System.out.print(line);
  }
}
