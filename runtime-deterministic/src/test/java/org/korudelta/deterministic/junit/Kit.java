package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a class of simulated tests by a JUnit of its own, and tells what it reported. */
record Kit(EngineExecutionResults results) {

  static Kit run(Class<?> tests) {
    return new Kit(builder(tests).execute());
  }

  /** As {@link #run}, with failures saved in {@code folder}; the report takes no files. */
  static Kit run(Class<?> tests, Path folder) {
    return run(builder(tests), folder);
  }

  /** As {@link #run}, with failures saved in {@code folder} and attached to the report. */
  static Kit runAttaching(Class<?> tests, Path folder) {
    return run(builder(tests).outputDirectoryCreator(new ReportFolder(folder)), folder);
  }

  private static EngineTestKit.Builder builder(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests));
  }

  private static Kit run(EngineTestKit.Builder builder, Path folder) {
    String property = "koru.simulations";
    System.setProperty(property, folder.toString());
    try {
      return new Kit(builder.execute());
    } finally {
      System.clearProperty(property);
    }
  }

  private record ReportFolder(Path getRootDirectory) implements OutputDirectoryCreator {
    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(getRootDirectory.resolve("report"));
    }
  }

  /** The names of the tests that ran. */
  List<String> titles() {
    return results.testEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** What the only failed test or container threw. */
  Throwable failure() {
    List<Event> failed = results.allEvents().failed().list();
    assertThat(failed).as("failed").hasSize(1);
    return thrown(failed.get(0));
  }

  static Throwable thrown(Event failed) {
    return failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  /** The lines that tests published. */
  List<String> lines() {
    return results.testEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class))
        .flatMap(entry -> entry.getKeyValuePairs().values().stream())
        .toList();
  }

  int succeeded() {
    return (int) results.testEvents().succeeded().count();
  }

  int files() {
    return (int) results.allEvents().fileEntryPublished().count();
  }
}
