package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.korudelta.cli.program.Script;

/** The scripts that measure, and the peers. */
final class WebScripts {
  private static final List<String> MODULES =
      List.of("bench.mjs", "measure.mjs", "node.mjs", "peers.mjs", "queue.mjs");

  private WebScripts() {}

  /** Writes all modules to {@code folder}: that is where an engine finds one from another. */
  static void writeTo(Path folder) throws IOException {
    for (String name : MODULES) {
      Files.writeString(folder.resolve(name), Script.text(WebScripts.class, name));
    }
  }

  /** The page that imports them. */
  static String page() {
    return Script.text(WebScripts.class, "bench.html");
  }
}
