package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** D16: values that are taken while others search, and work that is cut short, at every step. */
class VectorErasureTests {
  private static final int STEPS_OF_ERASURE = 250;
  private static final int STEPS_OF_RECLAIM = 300;
  private static final VectorQuery EAST = VectorQuery.of(embedding(1, 0)).topK(1);

  private SimulatedDisk disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
  private DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);

  private static Embedding embedding(float... components) {
    return Embedding.of("model", components);
  }

  private KoruDelta open(Options options) {
    runtime = DeterministicRuntime.of(Choices.none(), disk);
    return runtime.await(KoruDelta.open(runtime, options));
  }

  private void step(int steps) {
    for (int i = 0; i < steps; i++) {
      runtime.step();
    }
  }

  @Test
  void search_whileTheNearestIsErased_findsItOrTheNext() {
    Options nothingKept = Options.defaults().withMemory(new MemoryBudget(0, 0, 0, 1 << 16));
    for (int steps = 0; steps < STEPS_OF_ERASURE; steps++) {
      disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
      KoruDelta db = open(nothingKept);
      runtime.await(db.embed("ns", "nearest", embedding(1, 0)));
      Version then = runtime.await(db.embed("ns", "next", embedding(1, 0.5f)));
      runtime.await(db.searchVectors("ns", EAST));
      db.erase("ns", "nearest", "wanted").onComplete(outcome -> {});
      step(steps);

      List<Neighbour> found = runtime.await(db.asOf(then.timestamp()).searchVectors("ns", EAST));
      assertThat(found).as("after %d steps", steps).hasSize(1);
    }
  }

  @Test
  void walk_whileOneIsErased_passesByItStill() {
    int passed = 0;
    for (int steps = 0; steps < STEPS_OF_ERASURE; steps++) {
      KoruDelta db = openErasing(steps);
      RandomWalk walk = RandomWalk.from(new VectorRef.ByKey("ns", "effect"), 4, steps);
      List<WalkedStep> walked = runtime.await(db.walk(walk));
      passed += walked.stream().anyMatch(step -> step.node().key().equals("cause")) ? 1 : 0;
    }

    assertThat(passed).isGreaterThan(STEPS_OF_ERASURE / 2);
  }

  /** The cause of another vector is being erased since so many steps. */
  private KoruDelta openErasing(int steps) {
    disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
    KoruDelta db = open(Options.defaults());
    Version cause = runtime.await(db.embed("ns", "cause", embedding(1, 0)));
    WriteOptions caused = WriteOptions.NONE.causedBy(List.of(cause.id()));
    runtime.await(db.embed("ns", "effect", embedding(1, 1), caused));
    runtime.await(db.searchVectors("ns", EAST));
    db.erase("ns", "cause", "wanted").onComplete(outcome -> {});
    step(steps);
    return db;
  }

  @Test
  void reclaim_afterOneThatWasCutShort_leavesNoLevels() {
    Options newestOnly = Options.defaults().withRetention("ns", Retention.versions(1));
    for (int steps = 0; steps < STEPS_OF_RECLAIM; steps++) {
      disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
      KoruDelta db = open(newestOnly);
      runtime.await(db.embed("ns", "key", embedding(127, 114, 38, 98, 16, 58, 42, 27)));
      runtime.await(db.embed("ns", "key", embedding(1, 0, 0, 0, 0, 0, 0, 0)));
      runtime.await(db.close());
      assertThat(hasLevels()).isTrue();

      open(newestOnly).reclaim().onComplete(outcome -> {});
      step(steps);
      disk = disk.killed();
      KoruDelta again = open(newestOnly);
      runtime.await(again.reclaim());
      assertThat(hasLevels()).as("after %d steps", steps).isFalse();
    }
  }

  private boolean hasLevels() {
    String levels = "\u007fr&b\u0010:*\u001b";
    return disk.names().stream()
        .filter(name -> name.startsWith("vectors-"))
        .map(name -> new String(disk.bytes(name), StandardCharsets.ISO_8859_1))
        .anyMatch(content -> content.contains(levels));
  }
}
