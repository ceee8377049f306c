package org.korudelta.benchmarks.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.cli.conformance.InstalledJava;

/** The trials, Java after Java, engine beside engine; closing deletes what they have read. */
final class EngineParts implements AutoCloseable {
  private final List<Part> parts = new ArrayList<>();
  private final List<Prepared> prepared = new ArrayList<>();
  private final Pattern only;

  /**
   * Of those trials whose rows and subject, with a slash between them, have {@code only}.
   *
   * @param parent where files are made
   */
  EngineParts(Collection<InstalledJava> javas, Shape shape, Pattern only, Path parent) {
    this.only = only;
    for (InstalledJava java : javas) {
      ChildJvm jvm = new ChildJvm(java, shape.pace().heapMebibytes());
      Prepared files = new Prepared(jvm, shape, parent);
      prepared.add(files);
      List<Trial> trials = trials(files);
      if (!trials.isEmpty()) {
        parts.add(new Part("jvm-" + java.feature(), trials));
      }
    }
  }

  private List<Trial> trials(Prepared files) {
    List<Trial> trials = new ArrayList<>();
    for (Job job : Job.values()) {
      for (EngineKind kind : EngineKind.values()) {
        if (job.fits(kind) && wanted(job, kind)) {
          trials.add(new EngineTrial(job, kind, files));
        }
      }
    }
    return trials;
  }

  private boolean wanted(Job job, EngineKind kind) {
    return job.rows().stream()
        .anyMatch(row -> only.matcher(row.label() + " / " + kind.label()).find());
  }

  List<Part> all() {
    return parts;
  }

  /** How many trials there are. */
  int size() {
    return parts.stream().mapToInt(part -> part.trials().size()).sum();
  }

  @Override
  public void close() {
    prepared.forEach(Prepared::close);
  }
}
