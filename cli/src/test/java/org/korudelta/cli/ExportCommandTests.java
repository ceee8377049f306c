package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.WriteOptions;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.vector.Embedding;

class ExportCommandTests {
  @TempDir Path directory;

  private Path data() {
    return directory.resolve("data");
  }

  private Terminal koru() {
    return Terminal.on(data());
  }

  private void loadMime() {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data())) {
      Sample.MIME.into(db, Terminal.unseenProgress());
    }
  }

  /** Exports, imports into an empty database, exports again; gives what both exports hold. */
  private String roundTrip() throws IOException {
    Path first = directory.resolve("first.jsonl");
    Path second = directory.resolve("second.jsonl");
    Terminal copy = Terminal.on(directory.resolve("copy"));
    assertThat(koru().run("export", "-o", first.toString()).exit()).isZero();
    assertThat(copy.run("import", first.toString()).err()).isEmpty();
    assertThat(copy.run("export", "-o", second.toString()).exit()).isZero();
    assertThat(second).hasSameBinaryContentAs(first);
    return Files.readString(first);
  }

  @Test
  void export_mimeHistory_importedAgainIsTheSameBytes() throws IOException {
    loadMime();

    String text = roundTrip();

    assertThat(text.lines()).hasSize(3509);
    assertThat(text.lines().findFirst())
        .contains(
            "{\"at\":\"2014-08-30T00:00:00.000000000Z\",\"op\":\"put\",\"namespace\":\"mime\","
                + "\"key\":\"application/1d-interleaved-parityfec\",\"value\":{\"source\":\"iana\"},"
                + "\"release\":\"1.0.0\"}");
    assertThat(koru().run("export").out()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void export_generatedHistory_importedAgainIsTheSameBytes(long seed) throws IOException {
    int versions;
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data())) {
      versions = new NastyHistory(seed).writeTo(db);
    }

    assertThat(roundTrip().lines()).as("seed=%d", seed).hasSize(versions);
  }

  @Test
  void export_metadataNamedLikeAField_isKeptInMetadata() throws IOException {
    put("{\"op\":\"x\",\"at\":1,\"by\":\"eve\"}");
    put("{\"metadata\":{\"metadata\":1}}");
    put("{\"by\":\"eve\",\"vector\":[1]}");

    List<String> lines = roundTrip().lines().toList();

    assertThat(lines.get(0))
        .endsWith("\"value\":1,\"metadata\":{\"at\":1,\"by\":\"eve\",\"op\":\"x\"}}");
    assertThat(lines.get(1)).endsWith("\"metadata\":{\"metadata\":{\"metadata\":1}}}");
    assertThat(lines.get(2)).endsWith("\"value\":1,\"by\":\"eve\",\"vector\":[1]}");
    assertThat(Terminal.on(directory.resolve("copy")).run("log", "n", "k", "--json").lines().get(0))
        .contains("\"metadata\":{\"at\":1,\"by\":\"eve\",\"op\":\"x\"}");
  }

  private void put(String metadata) {
    assertThat(koru().run("put", "n", "k", "1", "--metadata", metadata).exit()).isZero();
  }

  @Test
  void export_embedding_keepsModelMetadataAndEveryBit() throws IOException {
    float[] components = {0.1f, -1e-30f, Float.MIN_VALUE, Float.MAX_VALUE, 0, 16777215f};
    JsonObject about = (JsonObject) Json.parse("{\"unit\":\"m\"}");
    Embedding embedding = Embedding.of("demo", components, about);
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data())) {
      db.embed("n", "k", embedding, WriteOptions.NONE.withMetadata(about));
    }

    roundTrip();

    try (BlockingKoruDelta copy = BlockingKoruDelta.open(directory.resolve("copy"))) {
      assertThat(copy.get("n", "k").orElseThrow().embedding()).contains(embedding);
      assertThat(copy.get("n", "k").orElseThrow().metadata()).isEqualTo(about);
    }
  }

  @Test
  void export_valuesAndMetadataNestedToTheLimit_areImportedAgain() throws IOException {
    int depth = Json.NESTING_MAX;
    String deep = "[".repeat(depth) + "]".repeat(depth);
    String metadata = "{\"op\":" + deep.substring(1, deep.length() - 1) + "}";
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data())) {
      WriteOptions options = WriteOptions.NONE.withMetadata((JsonObject) Json.parse(metadata));
      db.put("n", "k", Json.parse(deep), options);
    }

    assertThat(roundTrip()).contains(deep).contains("\"metadata\":" + metadata);
  }

  @Test
  void export_scope_takesNamespacesKeysAndTimes() {
    loadMime();

    assertThat(koru().run("export", "--key", "text/javascript").lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"key\":\"text/javascript\""));
    assertThat(koru().run("export", "--to", "2014-08-30T00:00:00Z").lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{\"at\":\"2014-08-30T"));
    assertThat(koru().run("export", "--from", "2025-03-17T00:00:00Z").lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{\"at\":\"2025-03-17T"));
    assertThat(koru().run("export", "--namespace", "nobody").exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void export_timesInTheWrongOrder_areRefusedWithBoth() {
    koru().run("put", "n", "k", "1");

    Terminal.Result result = koru().run("export", "--from", "2021-01-01", "--to", "2020-01-01");

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .startsWith("koru: bad_request: times in the wrong order: ")
        .contains("from=2021-01-01T00:00:00.0", "to=2020-01-01T00:00:00.0");
    assertThat(koru().run("export", "--from", "2020-01-01", "--to", "2020-01-01").exit()).isZero();
  }

  @Test
  void export_deleteOfAnEarlierValue_warnsThatAnEmptyDatabaseCannotImportIt() {
    koru().run("put", "n", "k", "1");
    koru().run("delete", "n", "k");
    String deleted = koru().run("log", "n", "k").lines().get(1).split("\\s", -1)[0];

    assertThat(koru().run("export", "--from", deleted).err())
        .contains("1 delete of values from before");
    assertThat(koru().run("export").err()).doesNotContain("delete");
  }

  @Test
  void export_toFile_leavesTheOldOneUntilTheNewIsWhole() throws IOException {
    Path target = Files.writeString(directory.resolve("backup.jsonl.gz"), "old");
    koru().run("put", "n", "k", "1");

    assertThat(koru().run("export", "--key", "absent", "-o", target.toString()).exit())
        .isEqualTo(ExitCode.NOT_FOUND);
    assertThat(target).hasContent("old");
    Terminal.Result export = koru().run("export", "-o", target.toString(), "--json");

    assertThat(export.out()).contains("\"versions\":1").contains("\"commits\":1");
    assertThat(Files.readAllBytes(target)).startsWith(0x1f, 0x8b);
    assertThat(Terminal.on(directory.resolve("copy")).run("import", target.toString()).out())
        .isEqualTo("imported 1 version in 1 commit\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "copy", "backup.jsonl.gz");
    }
  }

  @Test
  void export_intoTheDataDirectoryOrOverADirectory_isRefused() {
    koru().run("put", "n", "k", "1");

    assertThat(koru().run("export", "-o", data().resolve("x.jsonl").toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru().run("export", "-o", directory.toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru().run("get", "n", "k").exit()).isZero();
  }

  @Test
  void export_overALinkToAFileOfTheDatabase_isRefused() throws IOException {
    koru().run("put", "n", "k", "1");
    Path link = Files.createSymbolicLink(directory.resolve("link"), data().resolve("manifest-0"));

    assertThat(koru().run("export", "-o", link.toString()).exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru().run("get", "n", "k").exit()).isZero();
  }

  @Test
  void export_overAFileThatOnlyItsOwnerMayRead_keepsItSo() throws IOException {
    koru().run("put", "n", "k", "1");
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    Path target = Files.writeString(directory.resolve("backup.jsonl"), "old");
    Files.setPosixFilePermissions(target, owner);

    assertThat(koru().run("export", "-o", target.toString()).exit()).isZero();

    assertThat(target).content().contains("\"key\":\"k\"");
    assertThat(Files.getPosixFilePermissions(target)).isEqualTo(owner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"op\":\"put\",\"value\":1,\"metadata\":1",
        "\"op\":\"put\",\"value\":1,\"metadata\":{},\"by\":\"eve\"",
        "\"op\":\"put\",\"value\":1,\"expiresAt\":\"2030-01-01T00:00:00Z\"",
        "\"op\":\"delete\",\"value\":1",
        "\"op\":\"embed\",\"value\":1",
        "\"op\":\"embed\",\"value\":{\"model\":\"m\",\"vector\":[]}",
        "\"op\":\"embed\",\"value\":{\"vector\":[1]}",
      })
  void import_lineThatWouldLoseSomething_isRefusedWithItsPlace(String fields) throws IOException {
    String line =
        "{\"at\":\"2020-01-01T00:00:00Z\",\"namespace\":\"n\",\"key\":\"k\"," + fields + "}";
    Path file = Files.writeString(directory.resolve("line.jsonl"), line);

    Terminal.Result result = koru().run("import", file.toString());

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("koru: bad_request: " + file + ":1: ");
  }
}
