package org.korudelta.cli.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.cli.program.Home;
import org.korudelta.error.KoruException;

/**
 * What the suite's JavaScript keeps files in: the bundle's own storage in memory, or what a module
 * of the package for JavaScript makes of a name.
 */
enum WebStorage {
  MEMORY("", ""),
  SCRIPT_MEMORY("memory.js", "memory"),
  NODE_FILES("node.js", "files"),
  OPFS("opfs.js", "opfs"),
  INDEXED_DB("indexeddb.js", "indexedDb");

  private final String file;
  private final String export;

  WebStorage(String file, String export) {
    this.file = file;
    this.export = export;
  }

  /** The folder of the modules. */
  static Path folder() {
    return Home.path().resolve("runtime-browser/npm/src");
  }

  /** The module's file; empty for memory. */
  String file() {
    return file;
  }

  /** What the module exports: a function that makes an adapter of a name. */
  String export() {
    return export;
  }

  /** Where a page has it: only dedicated workers have handles of files that write at once. */
  String place() {
    return this == OPFS ? "worker" : "page";
  }

  /** The address of the module's file, empty for memory; {@code unavailable} when it is missing. */
  String uri() {
    if (file.isEmpty()) {
      return "";
    }
    Path module = folder().resolve(file);
    if (!Files.isRegularFile(module)) {
      throw new KoruException.Unavailable("storage module is not there: file=" + module);
    }
    return module.toUri().toString();
  }
}
