package org.korudelta.deterministic.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;
import org.korudelta.deterministic.simulation.SimFile;

/** Where a test leaves what it found: the report of JUnit, and a folder of {@code .sim} files. */
final class TestReport {
  private static final String FOLDER_PROPERTY = "koru.simulations";
  private static final String FOLDER = "target/simulations";
  private static final String KEY = "simulation";

  private final ExtensionContext context;

  TestReport(ExtensionContext context) {
    this.context = context;
  }

  /** One line of the report. */
  void line(String text) {
    context.publishReportEntry(KEY, text);
  }

  /** Saves {@code file}, attaches it, and says where it is, or why it could not be saved. */
  String save(SimFile file) {
    String name = file.program().world() + ".sim";
    try {
      Path folder = Files.createDirectories(Path.of(System.getProperty(FOLDER_PROPERTY, FOLDER)));
      Path saved = Files.writeString(folder.resolve(name), file.text());
      attach(name, saved);
      return savedText(saved);
    } catch (IOException notSaved) {
      return "not saved: " + notSaved;
    }
  }

  /** A report that takes no files is no reason to hide the failure. */
  private void attach(String name, Path saved) {
    try {
      context.publishFile(name, MediaType.TEXT_PLAIN_UTF_8, to -> Files.copy(saved, to));
    } catch (JUnitException notAttached) {
      line("not attached: " + saved + ": " + notAttached.getMessage());
    }
  }

  private static String savedText(Path saved) {
    String path = saved.toString().replace('\\', '/');
    return "saved: " + path + ", once more by @Simulate(replay = \"" + path + "\")";
  }
}
