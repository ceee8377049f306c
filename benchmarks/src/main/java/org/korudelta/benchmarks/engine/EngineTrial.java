package org.korudelta.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.machine.ScratchDirectory;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;

/** A job of an engine, in a process of its own. */
record EngineTrial(Job job, EngineKind kind, Prepared prepared) implements Trial {
  @Override
  public String label() {
    return job.rows().get(0).label();
  }

  @Override
  public String subject() {
    return kind.label();
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException, InterruptedException {
    Files.deleteIfExists(log);
    return Figures.heard(lines(log), rows(), kind.label());
  }

  /** What upstream says of itself is held against us alone. */
  private List<EngineOperation> rows() {
    return job.rows().stream()
        .filter(row -> kind == EngineKind.KORUDELTA || !row.name().startsWith("UPSTREAM"))
        .toList();
  }

  private List<String> lines(Path log) throws IOException, InterruptedException {
    if (job == Job.LOAD) {
      return prepared.loading(kind, log);
    }
    if (job.readsLoaded(kind)) {
      prepared.loading(kind, log);
      return run(prepared.directory(kind), log);
    }
    try (ScratchDirectory scratch = prepared.scratch()) {
      if (job == Job.OPEN_KILLED) {
        prepared.killed(kind, scratch.path(), log);
      }
      return run(scratch.path(), log);
    }
  }

  private List<String> run(Path directory, Path log) throws IOException, InterruptedException {
    return prepared.jvm().run(EngineProcess.said(job, kind, prepared.shape(), directory), log);
  }
}
