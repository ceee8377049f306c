package org.korudelta.cli.conformance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.korudelta.cli.program.ReportingProcess;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/**
 * The suite over threads and files as a process of its own; speaks as {@link ReportingProcess}
 * hears. Its arguments are the names of the column and of the group of scenarios.
 */
final class SuiteProcess {
  private SuiteProcess() {}

  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Report report = run(arguments[0], ScenarioGroup.named(arguments[1]), out);
    out.println(ReportingProcess.REPORT + ReportJson.text(report));
  }

  /** The report is told when nothing is left to do: whoever hears it ends this process. */
  private static Report run(String column, ScenarioGroup group, PrintStream out) {
    JvmFiles platform = JvmFiles.named(column);
    try {
      return SuiteRun.of(group, platform, id -> out.println(ReportingProcess.DONE + id));
    } finally {
      end(platform);
    }
  }

  /** A directory that cannot be deleted is no reason to keep a report back. */
  private static void end(JvmFiles platform) {
    try {
      platform.close();
    } catch (KoruException first) {
      tell(first);
      for (Throwable other : first.getSuppressed()) {
        tell(other);
      }
    }
  }

  private static void tell(Throwable failure) {
    System.err.println("conformance: " + failure.getMessage());
  }
}
