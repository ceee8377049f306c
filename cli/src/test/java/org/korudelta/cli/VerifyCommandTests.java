package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.PackOptions;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;

/** Damage on real files: the MIME history in one segment, and two more behind it. */
class VerifyCommandTests {
  private static final int SEGMENT_BYTES = 64 << 10;
  private static final int VERSIONS = 3509 + 4;
  private static final int GROUP = 64;
  private static final int RECORD = GROUP + 48;

  @TempDir static Path shared;
  private static Path whole;
  private static int segments;

  @TempDir Path directory;
  private Path data;
  private Terminal koru;

  @BeforeAll
  static void loadMime() throws IOException {
    whole = shared.resolve("whole");
    try (BlockingKoruDelta db =
        BlockingKoruDelta.open(
            whole,
            BlockingKoruDelta.defaults()
                .withSegmentBytesMax(SEGMENT_BYTES)
                .withPacking(new PackOptions(false, true)))) {
      Sample.MIME.into(db, Terminal.unseenProgress());
      for (int i = 0; i < 4; i++) {
        db.put("big", "key", JsonString.of("x".repeat(SEGMENT_BYTES / 2)));
      }
      segments = db.stats().segmentCount();
    }
    assertThat(segments).isGreaterThan(2);
  }

  @BeforeEach
  void copy() throws IOException {
    data = Files.createDirectory(directory.resolve("data"));
    for (Path file : files(whole)) {
      Files.copy(file, data.resolve(file.getFileName()));
    }
    koru = Terminal.on(data);
  }

  private static List<Path> files(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.sorted().toList();
    }
  }

  private Path segment(int number) {
    return data.resolve("segment-000000000" + number + ".log");
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x10;
    Files.write(file, bytes);
  }

  private static void truncate(Path file, int by) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - by));
  }

  /** Verifies, sees that no byte was changed, and gives the lines but the summary. */
  private List<String> damages() throws IOException {
    List<byte[]> before = contents();
    Terminal.Result result = koru.run("verify");
    assertThat(contents()).containsExactlyElementsOf(before);
    assertThat(result.exit()).isEqualTo(ExitCode.CORRUPTION);
    List<String> lines = new ArrayList<>(result.lines());
    assertThat(lines.remove(lines.size() - 1))
        .matches("\\d+ damages?: .* not closed cleanly|\\d+ damages?: .*; closed cleanly");
    return lines;
  }

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files(data)) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  @Test
  void verify_soundDatabase_saysSoWithCounts() throws IOException {
    Terminal.Result result = koru.run("verify");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .matches(
            "sound: "
                + VERSIONS
                + " versions in 63 commits, "
                + segments
                + " segments, [0-9.]+ MB in [0-9.]+ s, \\d+ MB/s; closed cleanly\n");
    assertThat(koru.run("verify", "--json").lines())
        .singleElement()
        .asString()
        .contains(
            "\"sound\":true", "\"versions\":" + VERSIONS, "\"damages\":0", "\"cleanClose\":true");
    assertThat(files(data)).hasSameSizeAs(files(whole));
  }

  @Test
  void flip_record_isNamedWithVersionAndKey() throws IOException {
    flip(segment(1), RECORD + 130);

    assertThat(damages())
        .singleElement()
        .asString()
        .startsWith("damage\trecord checksum mismatch: segment=1 offset=112 sequence=1 ordinal=0")
        .contains(" version=", " namespace=", " key=", " expected=", " actual=");
    assertThat(koru.run("get", "mime", "text/css").exit()).isEqualTo(ExitCode.CORRUPTION);
  }

  @Test
  void flip_group_isNamedWithTheCommitThatIsLost() throws IOException {
    flip(segment(1), GROUP + 20);

    assertThat(damages())
        .contains(
            "damage\tcommits missing: segment=1 offset="
                + (GROUP + 48 + bodyLength())
                + " expected=1 actual=2")
        .element(0)
        .asString()
        .startsWith("damage\tgroup header checksum mismatch: segment=1 offset=64 ");
  }

  private static int bodyLength() throws IOException {
    byte[] bytes = Files.readAllBytes(whole.resolve("segment-0000000001.log"));
    return (bytes[GROUP + 8] & 0xFF)
        | ((bytes[GROUP + 9] & 0xFF) << 8)
        | ((bytes[GROUP + 10] & 0xFF) << 16);
  }

  @Test
  void flip_segmentHeader_isNamed() throws IOException {
    flip(segment(2), 30);

    assertThat(damages())
        .singleElement()
        .asString()
        .startsWith("damage\tsegment header checksum mismatch: segment=2 offset=0 ");
  }

  @Test
  void flip_bothManifests_areNamed() throws IOException {
    flip(data.resolve("manifest-0"), 40);
    flip(data.resolve("manifest-1"), 40);

    assertThat(damages())
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line).startsWith("damage\tmanifest checksum mismatch: file=manifest-0 "))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("damage\tmanifest checksum mismatch: file=manifest-1 "))
        .anySatisfy(line -> assertThat(line).startsWith("damage\tno whole manifest: "));
  }

  @Test
  void truncate_sealedSegment_isNamedWithLengths() throws IOException {
    int length = (int) Files.size(segment(1));
    truncate(segment(1), 5);

    assertThat(damages())
        .contains(
            "damage\tsegment truncated: segment=1 offset="
                + (length - 5)
                + " expected="
                + length
                + " actual="
                + (length - 5));
  }

  @Test
  void delete_segment_isNamed() throws IOException {
    Files.delete(segment(2));

    assertThat(damages())
        .anySatisfy(line -> assertThat(line).startsWith("damage\tsegment missing: segment=2 "))
        .anySatisfy(line -> assertThat(line).startsWith("damage\tcommits missing: segment=3 "));
  }

  @Test
  void swap_segments_areNamedAndNothingElse() throws IOException {
    Path aside = directory.resolve("aside");
    Files.move(segment(1), aside);
    Files.move(segment(2), segment(1));
    Files.move(aside, segment(2), StandardCopyOption.REPLACE_EXISTING);

    assertThat(damages())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line).startsWith("damage\tsegment under another's name: file=segment-"));
  }

  @Test
  void foreignFile_isNamed() throws IOException {
    Files.writeString(data.resolve("holiday.jpg"), "a picture");

    assertThat(damages()).containsExactly("damage\tforeign file: file=holiday.jpg");
  }

  @Test
  void tornTail_isATraceAndNoDamage() throws IOException {
    truncate(segment(segments), 30);

    Terminal.Result result = koru.run("verify");

    assertThat(result.exit()).isZero();
    assertThat(result.lines().get(0)).startsWith("trace\ttorn tail: segment=" + segments + " ");
    assertThat(result.lines().get(1)).startsWith("sound: ").endsWith("; not closed cleanly");
    assertThat(koru.run("stats", "--json").out()).contains("\"tornSegment\":" + segments);
  }

  @Test
  void verify_json_givesAnObjectForEachFinding() throws IOException {
    flip(segment(1), RECORD + 130);

    assertThat(koru.run("verify", "--json").lines())
        .satisfiesExactly(
            finding ->
                assertThat(finding)
                    .startsWith("{\"actual\":\"")
                    .contains("\"damage\":true", "\"finding\":\"record_checksum_mismatch\"")
                    .contains("\"segment\":1", "\"offset\":112", "\"sequence\":1", "\"ordinal\":0")
                    .contains("\"namespace\":\"mime\"", "\"key\":\"", "\"versionId\":\""),
            summary -> assertThat(summary).contains("\"sound\":false", "\"damages\":1"));
  }

  @Test
  void verify_databaseInUse_namesTheOwner() {
    try (BlockingKoruDelta owner = BlockingKoruDelta.open(data)) {
      Terminal.Result result = koru.run("verify");

      assertThat(result.exit()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(result.err())
          .startsWith("koru: already_open: ")
          .contains("ownerPid=" + ProcessHandle.current().pid());
      assertThat(owner.get("mime", "text/css")).isPresent();
    }
  }

  @Test
  void verify_whereThereIsNoDatabase_isNotFoundAndMakesNone() throws IOException {
    Path nowhere = directory.resolve("nowhere");
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThat(Terminal.on(nowhere).run("verify").exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(Terminal.on(empty).run("verify").exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(nowhere).doesNotExist();
    assertThat(empty).isEmptyDirectory();
  }
}
