package org.korudelta.benchmarks.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Documents;
import org.korudelta.benchmarks.engine.load.Put;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.EngineKind.Ability;

/** A comparison is one only while all give the same answers: those of the map. */
class EngineTests {
  private static final int KEYS = 1_200;
  private static final int VERSIONS = 4_000;
  private static final int ASKED = 60;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"MAP", "RAW", "RAW_AHEAD"})
  void reads_sameWorkload_giveWhatTheMapGives(EngineKind kind) {
    try (Engine engine = kind.engine(directory, Durability.SYNC);
        Engine map = EngineKind.MAP.engine(directory, Durability.SYNC)) {
      List<Long> times = filled(engine);
      List<Long> mapTimes = filled(map);

      assertThat(times).isSorted().doesNotHaveDuplicates().hasSameSizeAs(mapTimes);
      for (String key : asked()) {
        assertThat(engine.get(key)).as(key).isEqualTo(map.get(key));
        assertThat(history(engine, key)).as(key).isEqualTo(history(map, key));
        for (int i = 0; i < times.size(); i++) {
          assertThat(engine.getAt(key, times.get(i))).isEqualTo(map.getAt(key, mapTimes.get(i)));
        }
        assertThat(engine.getAt(key, times.get(0) - 1)).isNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"MAP", "RAW", "RAW_AHEAD"})
  void scan_prefix_givesTheCurrentOnesInOrder(EngineKind kind) {
    try (Engine engine = kind.engine(directory, Durability.SYNC);
        Engine map = EngineKind.MAP.engine(directory, Durability.SYNC)) {
      filled(engine);
      filled(map);
      for (String prefix : List.of("file-10000", "file-10011", "file-1", "file-2")) {
        for (int limit : new int[] {1, 7, 100}) {
          assertThat(scan(engine, prefix, limit)).as(prefix).isEqualTo(scan(map, prefix, limit));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void reopened_afterSeal_hasEverything(EngineKind kind) {
    if (!kind.can(Ability.REOPEN)) {
      return;
    }
    Documents documents = new Documents(1);
    Document first = documents.next("k");
    Document second = documents.next("k");
    long atNanos;
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      atNanos = engine.put("k", first);
      engine.seal();
    }
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      assertThat(engine.put("k", second)).isGreaterThan(atNanos);
      assertThat(engine.getAt("k", atNanos)).isEqualTo(first.bytes());
      assertThat(history(engine, "k")).hasSize(2);
      assertThat(engine.get("k")).isEqualTo(second.bytes());
      assertThat(engine.get("j")).isNull();
      assertThat(engine.get("l")).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void put_async_canBeReadAtOnce(EngineKind kind) {
    if (!kind.can(Ability.ASYNC)) {
      return;
    }
    Document document = new Documents(1).next("k");
    try (Engine engine = kind.engine(directory, Durability.ASYNC)) {
      engine.put("k", document);
      assertThat(engine.get("k")).isEqualTo(document.bytes());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RAW", "RAW_AHEAD"})
  void put_rawFile_appendsTheBytes(EngineKind kind) throws Exception {
    Document document = new Documents(1).next("k");
    try (Writer writer = kind.writer(directory, Durability.SYNC)) {
      writer.put("k", document);
      writer.putBatch(List.of(new Put("k", document), new Put("l", document)));
    }

    assertThat(Files.readString(directory.resolve("raw.log")))
        .startsWith(new String(document.bytes(), StandardCharsets.UTF_8).repeat(3));
  }

  private static List<Long> filled(Engine engine) {
    List<Long> times = new ArrayList<>();
    new Workload(KEYS).batches(VERSIONS).forEach(batch -> times.add(engine.putBatch(batch)));
    return times;
  }

  private static List<String> asked() {
    return List.of(new Workload(KEYS).all()).subList(0, ASKED);
  }

  private static List<String> history(Engine engine, String key) {
    return texts(sink -> engine.history(key, sink));
  }

  private static List<String> scan(Engine engine, String prefix, int limit) {
    return texts(sink -> engine.scan(prefix, limit, sink));
  }

  private static List<String> texts(Consumer<Consumer<byte[]>> reading) {
    List<String> texts = new ArrayList<>();
    reading.accept(bytes -> texts.add(new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
