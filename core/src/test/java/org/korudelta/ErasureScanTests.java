package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.Json;
import org.korudelta.log.DiskImage;
import org.korudelta.pack.PackScan;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.vector.Embedding;

/**
 * D16: a scanner that takes every file apart, packed ones block by block, finds a value before it
 * is erased, and nothing after.
 */
class ErasureScanTests {
  private static final String SECRET = "a secret that is long enough to be found";
  private static final float[] VECTOR = {0.123f, -4.567f, 8.91f, 2.345f};
  private static final int OTHERS = 900;

  private static final Options OPTIONS =
      Options.defaults()
          .withPacking(new PackOptions(false, true))
          .withSegmentBytesMax(128 << 10)
          .withMemory(new MemoryBudget(10_000, 10_000, 100_000, 100));

  private OpenDatabase open = OpenDatabase.with(OPTIONS);

  private void put(String key, String text) {
    open.await(open.db.put("ns", key, Json.parse("{\"text\":\"" + text + "\"}")));
  }

  private static String vectorBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * VECTOR.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float lane : VECTOR) {
      bytes.putFloat(lane);
    }
    return new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }

  /** In which files {@code text} is, whatever they are deflated with. */
  private List<String> filesWith(String text) throws DataFormatException {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      List<byte[]> parts =
          file.getKey().endsWith(".pack") ? PackScan.of(file.getValue()) : List.of(file.getValue());
      if (parts.stream()
          .anyMatch(part -> new String(part, StandardCharsets.ISO_8859_1).contains(text))) {
        names.add(file.getKey());
      }
    }
    return names;
  }

  /** The first segment begins with the secret: so it is in the dictionary, too. */
  private void fill() {
    put("k", SECRET + " first");
    open.await(open.db.embed("ns", "v", Embedding.of("model", VECTOR)));
    for (int i = 0; i < OTHERS; i++) {
      put("other" + i % 30, "what is no secret at all, " + i * 7919 % 10_007);
      if (i % 300 == 150) {
        put("k", SECRET + " " + i);
      }
    }
    open.await(open.db.pack());
  }

  /** What is durable; the database goes on with that. */
  private Map<String, byte[]> files() {
    MemoryDisk durable = open.runtime.disk().crash();
    Map<String, byte[]> files = DiskImage.of(durable).files();
    open = OpenDatabase.on(DeterministicRuntime.of(Choices.none(), durable), OPTIONS);
    return files;
  }

  private long bytes() {
    return files().values().stream().mapToLong(bytes -> bytes.length).sum();
  }

  @Test
  void erase_valuesInPackedSegments_areInNoBlockAfter() throws DataFormatException {
    fill();
    List<String> before = filesWith(SECRET);
    assertThat(before).hasSizeGreaterThan(1).anyMatch(name -> name.endsWith(".pack"));
    assertThat(filesWith(vectorBytes())).isNotEmpty();
    long bytesBefore = bytes();

    ErasureReport report = open.await(open.db.erase("ns", "k", "asked for"));
    open.await(open.db.erase("ns", "v", "asked for"));

    assertThat(report.versions()).isEqualTo(5);
    assertThat(report.valueBytes()).isGreaterThan(4L * SECRET.length());
    assertThat(filesWith(SECRET)).isEmpty();
    assertThat(filesWith(vectorBytes())).isEmpty();
    assertThat(bytes()).isLessThan(bytesBefore);
    assertThat(open.history("other7")).hasSize(OTHERS / 30).noneMatch(each -> each.isWiped());
  }

  @Test
  void reclaim_valuesBeyondRetention_areInNoBlockAfter() throws DataFormatException {
    fill();
    long bytesBefore = bytes();
    String old = "what is no secret at all, " + 7 * 7919 % 10_007 + "\"";
    assertThat(filesWith(old)).isNotEmpty();

    ReclaimReport report = open.await(open.db.reclaim(Map.of("ns", Retention.versions(1))));

    assertThat(report.versions()).isGreaterThan(OTHERS * 9L / 10);
    assertThat(filesWith(old)).isEmpty();
    assertThat(filesWith(SECRET + " first")).isEmpty();
    assertThat(filesWith(SECRET + " 750")).isNotEmpty();
    assertThat(bytes()).isLessThan(bytesBefore - report.reclaimedBytes() / 2);
  }
}
