package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.text.Timestamp;

/** S7 on real files. */
@Timeout(120)
class BlockingKoruReaderTests {
  @TempDir Path directory;

  @Test
  void openReadOnly_besideAWriterOfAnotherProcess_seesAllThatWasAcknowledged() throws Exception {
    try (ChildProcess writer =
        ChildProcess.start(AcknowledgingWriter.class, directory.toString(), "k")) {
      int acknowledged = 0;
      for (int look = 0; look < 10; look++) {
        for (int line = 0; line < 20; line++) {
          assertThat(writer.line()).isEqualTo("k" + acknowledged++);
        }
        assertThat(keys()).hasSizeGreaterThanOrEqualTo(acknowledged);
      }
      writer.kill();
    }
    int left = keys().size();
    try (BlockingKoruDelta owner =
        BlockingKoruDelta.open(directory, BlockingKoruDelta.defaults())) {
      assertThat(owner.keys("crash")).hasSize(left);
    }
  }

  /** The keys that a reader sees now: those of the first commits, without a gap. */
  private List<String> keys() {
    try (BlockingKoruReader reader = BlockingKoruDelta.openReadOnly(directory)) {
      List<Version> changes = reader.changes(Timestamp.MIN, Integer.MAX_VALUE);
      List<String> keys = changes.stream().map(Version::key).toList();
      assertThat(keys).isEqualTo(IntStream.range(0, keys.size()).mapToObj(i -> "k" + i).toList());
      assertThat(reader.keys("crash")).hasSameElementsAs(keys);
      assertThat(reader.readPoint()).isEqualTo(changes.get(keys.size() - 1).timestamp());
      assertThat(reader.stats().totalVersions()).isEqualTo(keys.size());
      return keys;
    }
  }

  @Test
  void openReadOnly_whileRunsAreMergedAndSegmentsFollow_standsStill() throws Exception {
    Options small =
        BlockingKoruDelta.defaults()
            .withSegmentBytesMax(4 << 10)
            .withMemory(new MemoryBudget(0, 0, 0, 4));
    try (BlockingKoruDelta writer = BlockingKoruDelta.open(directory, small)) {
      write(writer, 0, 150);
      try (BlockingKoruReader reader = BlockingKoruDelta.openReadOnly(directory, small)) {
        List<Version> before = reader.changes(Timestamp.MIN, 1_000);
        List<String> files = names();
        write(writer, 150, 300);

        assertThat(before).hasSize(150);
        assertThat(names().stream().filter(name -> name.endsWith(".idx")).toList())
            .doesNotContainAnyElementsOf(
                files.stream().filter(name -> name.endsWith(".idx")).toList().subList(1, 2));
        assertThat(reader.changes(Timestamp.MIN, 1_000)).isEqualTo(before);
        assertThat(reader.history("n", "k3")).hasSize(15);
        assertThat(reader.get("n", "k3").orElseThrow().value()).hasToString("143");
        assertThat(reader.getVersion(before.get(7).id())).isEqualTo(before.get(7));
        assertThat(reader.asOf(before.get(20).timestamp()).keys("n")).hasSize(10);
        assertThat(reader.snapshot().readPoint()).isEqualTo(reader.readPoint());
      }
    }
  }

  private static void write(BlockingKoruDelta writer, int from, int to) {
    for (int i = from; i < to; i++) {
      writer.put("n", "k" + i % 10, Json.parse("" + i));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void openReadOnly_leavesEveryFileAsItIs() throws Exception {
    try (BlockingKoruDelta writer = BlockingKoruDelta.open(directory)) {
      write(writer, 0, 5);
    }
    Path segment = directory.resolve("segment-0000000001.log");
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length - 40));
    Map<String, List<Byte>> before = content();

    try (BlockingKoruReader reader = BlockingKoruDelta.openReadOnly(directory)) {
      assertThat(reader.keys("n")).hasSize(4);
      assertThat(reader.stats().recovery().tornBytes()).isPositive();
    }

    assertThat(content()).isEqualTo(before);
  }

  private Map<String, List<Byte>> content() throws IOException {
    Map<String, List<Byte>> content = new TreeMap<>();
    for (String name : names()) {
      List<Byte> bytes = new ArrayList<>();
      for (byte one : Files.readAllBytes(directory.resolve(name))) {
        bytes.add(one);
      }
      content.put(name, bytes);
    }
    return content;
  }

  @Test
  void openReadOnly_nothingThere_isNotFoundAndMakesNothing() {
    Path absent = directory.resolve("absent");

    assertThatThrownBy(() -> BlockingKoruDelta.openReadOnly(absent))
        .isInstanceOf(KoruException.NotFound.class);
    assertThatThrownBy(() -> BlockingKoruDelta.openReadOnly(directory))
        .isInstanceOf(KoruException.NotFound.class)
        .hasMessageContaining("no log here");

    assertThat(absent).doesNotExist();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void close_thenReads_failClosed() {
    BlockingKoruDelta.open(directory).close();
    BlockingKoruReader reader = BlockingKoruDelta.openReadOnly(directory);
    BlockingSnapshot snapshot = reader.snapshot();

    reader.close();
    reader.close();

    assertThatThrownBy(() -> reader.get("n", "k")).isInstanceOf(KoruException.Closed.class);
    assertThatThrownBy(() -> snapshot.get("n", "k")).isInstanceOf(KoruException.Closed.class);
  }
}
