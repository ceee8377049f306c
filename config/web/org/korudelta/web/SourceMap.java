package org.korudelta.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The map from a bundle's places to those of the sources. It names a source by its package, under a
 * scheme of its own, so that a stack shows {@code korudelta:///org/korudelta/…}: neither a folder
 * of the machine that built it nor one of the machine that runs it.
 */
final class SourceMap {
  /** What stands before the name of every source. */
  static final String ROOT = "korudelta:///";

  private static final String COMPILER_ROOT = "\"sourceRoot\":\"src\"";

  private SourceMap() {}

  /** Gives the map that the compiler wrote beside {@code bundle} its root. */
  static void setRoot(Path bundle) throws IOException {
    var file = bundle.resolveSibling(bundle.getFileName() + ".map");
    var map = Files.readString(file);
    if (!map.contains(COMPILER_ROOT) || map.contains("\"/")) {
      throw new WebBuildException(
          "the compiler names sources in another way than before: file=" + file);
    }
    Files.writeString(file, map.replace(COMPILER_ROOT, "\"sourceRoot\":\"" + ROOT + "\""));
  }
}
