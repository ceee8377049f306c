package org.korudelta.benchmarks.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Durability;
import org.korudelta.benchmarks.engine.peer.Engine;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.engine.peer.Writer;

/** A process that does one job of one engine and says its {@link Figures}; see {@link #said}. */
final class EngineProcess {
  private static final String UNTIL_KILLED = "UNTIL_KILLED";

  private final EngineKind kind;
  private final Shape shape;
  private final Path directory;
  private final Figures figures = new Figures(System.out);

  private EngineProcess(EngineKind kind, Shape shape, Path directory) {
    this.kind = kind;
    this.shape = shape;
    this.directory = directory;
  }

  /** Its arguments. */
  static List<String> said(Job job, EngineKind kind, Shape shape, Path directory) {
    return said(job.name(), kind, shape, directory);
  }

  /** Those of a process that fills a directory, says {@link Loading#FILLED} and waits. */
  static List<String> untilKilled(EngineKind kind, Shape shape, Path directory) {
    return said(UNTIL_KILLED, kind, shape, directory);
  }

  private static List<String> said(String what, EngineKind kind, Shape shape, Path directory) {
    List<String> said = new ArrayList<>(List.of(what, kind.name(), directory.toString()));
    said.addAll(shape.said());
    return said;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> said = Arrays.asList(arguments);
    EngineKind kind = EngineKind.valueOf(said.get(1));
    Path directory = Path.of(said.get(2));
    Shape shape = Shape.heard(said.subList(3, said.size()));
    if (said.get(0).equals(UNTIL_KILLED)) {
      new Loading(kind, shape, directory).untilKilled();
    } else {
      new EngineProcess(kind, shape, directory).run(Job.valueOf(said.get(0)));
    }
    // Whatever a peer's threads still do.
    System.exit(0);
  }

  private void run(Job job) throws InterruptedException, ExecutionException {
    switch (job) {
      case LOAD -> new Loading(kind, shape, directory).sealed(figures);
      case PUT, WRITERS, BATCH -> write(job, Durability.SYNC);
      case ASYNC -> write(job, Durability.ASYNC);
      case GET, GET_AT, HISTORY, SCAN -> read(job);
      case OPEN -> new Opening(kind, shape).clean(directory, figures);
      case OPEN_KILLED -> new Opening(kind, shape).killed(directory, figures);
      case HEAP -> weigh();
      case MIXED -> mix();
    }
  }

  private void write(Job job, Durability durability)
      throws InterruptedException, ExecutionException {
    try (Writer writer = kind.writer(directory, durability)) {
      Writing writing = new Writing(shape, writer, figures);
      switch (job) {
        case PUT -> writing.put();
        case WRITERS -> writing.writers();
        case BATCH -> writing.batch();
        default -> writing.async();
      }
    }
  }

  private void read(Job job) throws InterruptedException, ExecutionException {
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      Reading reading = new Reading(shape, loaded(engine), figures);
      switch (job) {
        case GET -> reading.get();
        case GET_AT -> reading.getAt();
        case HISTORY -> reading.history();
        default -> reading.scan();
      }
    }
  }

  private Loaded loaded(Engine engine) {
    return kind.can(EngineKind.Ability.REOPEN)
        ? Loaded.before(engine, directory)
        : new Loaded(engine, Loaded.fill(engine, shape));
  }

  private void weigh() {
    Opening opening = new Opening(kind, shape);
    opening.practise(directory);
    long before = Opening.used();
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      opening.heap(before, loaded(engine), figures);
    }
  }

  private void mix() throws InterruptedException, ExecutionException {
    Workload workload = new Workload(shape.keys());
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      workload.batches(shape.keys()).forEach(engine::putBatch);
      new Mixing(shape, figures).run(engine, workload);
    }
  }
}
