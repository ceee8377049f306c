package org.korudelta.cli.conformance;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.cli.program.ReportingProcess;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/** The packaged jars in a JVM of their own of a certain release, over real threads and files. */
record JvmColumn(JvmRelease release) implements Column {

  @Override
  public String name() {
    return release.column();
  }

  @Override
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    try {
      return ReportJson.parse(ReportingProcess.run(command(group), DEADLINE_SECONDS, finished));
    } catch (IOException e) {
      throw new KoruException.Unavailable("cannot run the packaged jars: column=" + name(), e);
    }
  }

  private List<String> command(ScenarioGroup group) throws IOException {
    return List.of(
        release.among(InstalledJava.all()).program().toString(),
        "-Xmx1g",
        "-cp",
        PackagedJars.classPath(),
        SuiteProcess.class.getName(),
        name(),
        group.text());
  }
}
