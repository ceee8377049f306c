package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.HistoricalWrite;
import org.korudelta.ImportReport;
import org.korudelta.MemoryBudget;
import org.korudelta.Navigation;
import org.korudelta.Navigation.Step;
import org.korudelta.Neighbour;
import org.korudelta.Options;
import org.korudelta.VectorRef;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

@Timeout(120)
class BlockingKoruDeltaTests {
  private static final JsonValue ONE = Json.parse("1");
  private static final JsonValue TWO = Json.parse("2");
  private static final int READERS = 4;

  @TempDir Path directory;

  @Test
  void frontDoor_asShownToNewcomers_works() {
    List<String> lines = new ArrayList<>();
    try (var db = BlockingKoruDelta.open(directory.resolve("data"))) {
      db.put("users", "alice", Json.parse("{\"name\":\"Alice\"}"));
      db.getAt("users", "alice", Instant.parse("2026-01-01T00:00:00Z"));
      for (var v : db.history("users", "alice")) lines.add(v.timestamp() + " " + v.value());
    } // db.async() gives the Promise API, convertible to CompletionStage
    assertThat(lines).singleElement().asString().endsWith("Z {\"name\":\"Alice\"}");
  }

  @Test
  void open_closedBefore_answersTheSame() {
    Version alice;
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      alice = db.put("users", "alice", ONE);
      db.put("users", "bob", TWO);
      db.delete("users", "bob");
    }
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      assertThat(db.get("users", "alice")).map(Version::id).contains(alice.id());
      assertThat(db.get("users", "bob")).isEmpty();
      assertThat(db.history("users", "bob"))
          .extracting(Version::tombstone)
          .containsExactly(false, true);
      assertThat(db.stats().recovery().cleanClose()).isTrue();
    }
  }

  @Test
  void operations_all_answerPlainly() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      Version first = db.put("n", "k", ONE);
      BlockingSnapshot before = db.snapshot();
      Version second = db.put("n", "k", TWO, WriteOptions.NONE.expecting(first.id()));
      assertThatThrownBy(() -> db.put("n", "k", ONE, WriteOptions.NONE.expectingAbsent()))
          .isInstanceOf(KoruException.Conflict.class);
      assertThat(second.previousVersion()).contains(first.id());
      assertThat(before.get("n", "k").orElseThrow().value()).isEqualTo(ONE);
      assertThat(before.readPoint()).isEqualTo(first.timestamp());
      assertThat(db.readPoint()).isEqualTo(second.timestamp());
      assertThat(db.asOf(first.timestamp()).contains("n", "k")).isTrue();
      assertThat(db.asOf(first.timestamp().instant()).get("n", "k")).isPresent();
      assertThat(db.getAt("n", "k", first.timestamp()).orElseThrow().id()).isEqualTo(first.id());
      assertThat(db.getAt("n", "k", first.timestamp().instant().minusNanos(1))).isEmpty();
      assertThat(db.getVersion(first.id()).value()).isEqualTo(ONE);
      assertThat(db.getVersion(first.id().toString().substring(0, 16)).id()).isEqualTo(first.id());
      assertThat(db.diff(first.id(), second.id()).toString()).contains("replace");
      assertThat(db.history("n", "k", 1, 5)).extracting(Version::id).containsExactly(second.id());
      assertThat(db.putBatch(List.of(Write.put("n", "a", ONE), Write.put("m", "b", TWO))))
          .hasSize(2);
      assertThat(db.keys("n")).containsExactly("a", "k");
      assertThat(db.namespaces()).containsExactly("m", "n");
      assertThat(db.contains("n", "absent")).isFalse();
      assertThat(db.stats().totalVersions()).isEqualTo(4);
      assertThat(db.async().get("n", "k").peek()).isPresent();
    }
  }

  @Test
  void importHistory_writesOfThePast_areThereAtTheirTimes() {
    Timestamp past = Timestamp.parse("2016-01-01T00:00:00Z");
    Timestamp later = Timestamp.parse("2017-01-01T00:00:00Z");
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      ImportReport report =
          db.importHistory(
              List.of(
                  new HistoricalWrite(past, Write.put("n", "k", ONE)),
                  new HistoricalWrite(later, Write.put("n", "k", TWO))));
      assertThat(report).isEqualTo(new ImportReport(2, 2));
      assertThat(db.getAt("n", "k", past).orElseThrow().value()).isEqualTo(ONE);
      BlockingSnapshot then = db.asOf(past);
      assertThat(db.get("n", "k").orElseThrow().value()).isEqualTo(TWO);
      assertThat(db.async().history("n", "k").peek()).isPresent();
      assertThat(then.async().readPoint()).isEqualTo(then.readPoint()).isEqualTo(past);
    }
  }

  @Test
  void vectors_embedded_areFoundAndWalked() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      db.embed("v", "east", Embedding.of("m", new float[] {1, 0}));
      db.embed("v", "north", Embedding.of("m", new float[] {0, 1}));
      db.embed("v", "northeast", Embedding.of("m", new float[] {1, 1}));
      VectorQuery query = VectorQuery.of(Embedding.of("m", new float[] {1, 0.1f}));
      assertThat(db.searchVectors("v", query)).extracting(Neighbour::key).startsWith("east");
      Navigation walk =
          new Navigation(
              new VectorRef.ByKey("v", "east"),
              List.of(Step.add(new VectorRef.ByKey("v", "north"))),
              1);
      assertThat(db.synthesizeNavigate("v", walk))
          .extracting(Neighbour::key)
          .containsExactly("northeast");
    }
  }

  @Test
  void open_secondTime_alreadyOpenNamesTheOwner() {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      assertThatThrownBy(() -> BlockingKoruDelta.open(directory))
          .isInstanceOf(KoruException.AlreadyOpen.class)
          .hasMessageContaining("ownerPid=" + ProcessHandle.current().pid());
      db.put("n", "k", ONE);
    }
  }

  @Test
  void open_fileInTheWay_badRequest() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> BlockingKoruDelta.open(file))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("path=" + file);
  }

  @Test
  void open_foreignFileInTheDirectory_refusedAndUnharmed() throws IOException {
    Path foreign = Files.writeString(directory.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> BlockingKoruDelta.open(directory))
        .isInstanceOf(KoruException.class)
        .hasMessageContaining("notes.txt");
    assertThat(foreign).hasContent("mine");
    Files.delete(foreign);
    BlockingKoruDelta.open(directory).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void put_processKilled_everyAcknowledgedWriteIsThere(int acknowledgedMin)
      throws IOException, InterruptedException {
    List<String> acknowledged = new ArrayList<>();
    for (String prefix : List.of("a", "b")) {
      try (ChildProcess child =
          ChildProcess.start(AcknowledgingWriter.class, directory.toString(), prefix)) {
        for (int i = 0; i < acknowledgedMin; i++) {
          acknowledged.add(child.line());
        }
        acknowledged.addAll(child.kill());
      }
      try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
        assertThat(acknowledged).allMatch(key -> key.matches("[ab][0-9]+"));
        assertThat(db.keys("crash")).containsAll(acknowledged);
        assertThat(db.stats().recovery().cleanClose()).isFalse();
      }
    }
  }

  @Test
  void put_callersInterrupted_databaseGoesOn() throws InterruptedException {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String key = "k" + i;
        Thread thread = new Thread(() -> putInterrupted(db, key));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      db.put("n", "last", ONE);
      assertThat(db.keys("n")).hasSize(21);
    }
  }

  private static void putInterrupted(BlockingKoruDelta db, String key) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> db.put("n", key, ONE))
        .isInstanceOf(KoruException.Cancelled.class)
        .hasMessageContaining("outcome is unknown");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void get_onItsOwnRuntimesTask_wouldDeadlock() throws Exception {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      Promise<?> read = db.runtime().call("task", () -> db.get("n", "k")).promise();
      Promise<?> close = db.async().put("n", "k", ONE).map(v -> closed(db));
      for (Promise<?> blocked : List.of(read, close)) {
        assertThatThrownBy(() -> CompletionStages.of(blocked).toCompletableFuture().get())
            .hasCauseInstanceOf(KoruException.WouldDeadlock.class)
            .hasMessageContaining("operation=");
      }
      assertThat(db.get("n", "k")).isPresent();
    }
  }

  private static boolean closed(BlockingKoruDelta db) {
    db.close();
    return true;
  }

  @Test
  void async_asCompletionStage_composes() throws Exception {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      Object value =
          CompletionStages.of(db.async().put("n", "k", ONE))
              .thenCompose(v -> CompletionStages.of(db.async().getVersion(v.id())))
              .thenApply(Version::value)
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      assertThat(value).isEqualTo(ONE);
    }
  }

  @Test
  void close_twice_harmlessAndEverythingElseClosed() {
    BlockingKoruDelta db = BlockingKoruDelta.open(directory);
    db.put("n", "k", ONE);
    db.close();
    db.close();
    assertThatThrownBy(() -> db.put("n", "k", TWO)).isInstanceOf(KoruException.Closed.class);
    assertThatThrownBy(() -> db.get("n", "k")).isInstanceOf(KoruException.Closed.class);
    assertThatThrownBy(db::snapshot).isInstanceOf(KoruException.Closed.class);
  }

  @Test
  void close_readsUnderWay_areAnsweredOrClosed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    Options cold = BlockingKoruDelta.defaults().withMemory(new MemoryBudget(0, 0, 0, 1));
    for (int i = 0; i < 100; i++) {
      BlockingKoruDelta db = BlockingKoruDelta.open(JvmRuntime.inMemory(), cold);
      db.put("n", "k", ONE);
      db.put("n", "other", ONE);
      CountDownLatch reading = new CountDownLatch(READERS);
      List<CompletableFuture<KoruException>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        readers.add(CompletableFuture.supplyAsync(() -> readUntilItFails(db, reading), threads));
      }
      assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
      db.close();
      for (CompletableFuture<KoruException> reader : readers) {
        assertThat(reader.get(10, TimeUnit.SECONDS)).isInstanceOf(KoruException.Closed.class);
      }
    }
    threads.shutdown();
  }

  private static KoruException readUntilItFails(BlockingKoruDelta db, CountDownLatch reading) {
    while (true) {
      try {
        assertThat(db.get("n", "k")).isPresent();
        reading.countDown();
      } catch (KoruException error) {
        return error;
      }
    }
  }

  @Test
  void close_interrupted_stillSealsAndKeepsTheFlag() {
    BlockingKoruDelta db = BlockingKoruDelta.open(directory);
    db.put("n", "k", ONE);
    Thread.currentThread().interrupt();
    db.close();
    assertThat(Thread.interrupted()).isTrue();
    try (BlockingKoruDelta again = BlockingKoruDelta.open(directory)) {
      assertThat(again.stats().recovery().cleanClose()).isTrue();
    }
  }
}
