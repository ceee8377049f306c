package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.transfer.Genome;

class BackupCommandTests {
  @TempDir Path directory;

  private Path place(String name) {
    return directory.resolve(name);
  }

  private Terminal on(String data) {
    return Terminal.on(place(data));
  }

  private Genome genome(String data) {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(place(data))) {
      return db.genome();
    }
  }

  private Terminal.Result backup(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "backup";
    System.arraycopy(options, 0, words, 1, options.length);
    words[words.length - 1] = place("a.koru").toString();
    return on("data").run(words);
  }

  private Terminal.Result restore(String data) {
    return on(data).run("restore", place("a.koru").toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void restore_generatedHistory_isTheSameDatabase(long seed) throws IOException {
    int versions;
    try (BlockingKoruDelta db = BlockingKoruDelta.open(place("data"))) {
      versions = new NastyHistory(seed).writeTo(db);
    }

    assertThat(backup().exit()).isZero();
    assertThat(restore("copy").out()).startsWith("restored " + versions + " versions in ");
    assertThat(genome("copy")).isEqualTo(genome("data"));
    Path again = place("again.koru");
    assertThat(on("copy").run("backup", again.toString()).exit()).isZero();
    assertThat(again).hasSameBinaryContentAs(place("a.koru"));
  }

  @Test
  void backup_json_hasGenomesAndCounts() {
    on("data").run("put", "users", "alice", "1");
    JsonObject told = (JsonObject) Json.parse(backup("--json").out());

    assertThat(told.toString())
        .contains("\"versions\":1")
        .contains("\"genome\":\"" + genome("data").root() + "\"")
        .contains("\"bytes\":");
  }

  @Test
  void restore_increment_goesOnFromTheBackupBefore() {
    on("data").run("put", "users", "alice", "1");
    backup();
    restore("copy");
    String last = genome("data").lastCommit().toString();
    on("data").run("put", "users", "alice", "2");
    backup("--after", last);

    assertThat(on("data").run("genome", place("a.koru").toString()).out()).contains("goes on from");
    assertThat(restore("elsewhere").exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(place("elsewhere")).doesNotExist();
    assertThat(restore("copy").out()).startsWith("restored 1 version in 1 commit");
    assertThat(genome("copy")).isEqualTo(genome("data"));
  }

  @Test
  void restore_damaged_isRefusedAndMakesNoDatabase() throws IOException {
    on("data").run("put", "users", "alice", "1");
    backup();
    byte[] bytes = Files.readAllBytes(place("a.koru"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(place("a.koru"), bytes);
    Terminal.Result refused = restore("copy");

    assertThat(refused.exit()).isEqualTo(ExitCode.CORRUPTION);
    assertThat(refused.err()).contains("export damaged: offset=");
    assertThat(place("copy")).doesNotExist();
    assertThat(on("data").run("genome", place("a.koru").toString()).exit())
        .isEqualTo(ExitCode.CORRUPTION);
  }

  @Test
  void restore_intoADatabase_isConflictAndKeepsIt() {
    on("data").run("put", "users", "alice", "1");
    backup();
    on("copy").run("put", "users", "bob", "1");
    Genome before = genome("copy");
    Terminal.Result refused = restore("copy");

    assertThat(refused.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(refused.err()).contains(before.root());
    assertThat(genome("copy")).isEqualTo(before);
  }

  @Test
  void restore_noFile_isBadInput() {
    assertThat(restore("copy").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(place("copy")).doesNotExist();
  }

  @Test
  void backup_asOfATime_isWhatWasThereThen() {
    on("data").run("put", "users", "alice", "1");
    Genome then = genome("data");
    on("data").run("put", "users", "alice", "2");
    backup("--at", then.lastCommit().toString());
    restore("copy");

    assertThat(genome("copy")).isEqualTo(then);
    assertThat(on("data").run("genome", "--at", then.lastCommit().toString()).out())
        .contains(then.root());
  }

  @Test
  void backup_whereItMustNot_isRefused() {
    on("data").run("put", "users", "alice", "1");
    Terminal koru = on("data");

    assertThat(koru.run("backup", place("data").resolve("a.koru").toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru.run("backup", place("a.koru.gz").toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(place("a.koru.gz")).doesNotExist();
    assertThat(on("nowhere").run("backup", place("a.koru").toString()).exit())
        .isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void restore_erasedValues_areAsGoneAndAreNotBackedUpAsOfBefore() throws IOException {
    on("data").run("put", "users", "alice", "\"secret\"");
    String before = genome("data").lastCommit().toString();
    on("data").run("erase", "users", "alice", "--reason", "asked");

    assertThat(backup("--at", before).exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(place("a.koru")).doesNotExist();
    assertThat(backup().exit()).isZero();
    assertThat(Files.readString(place("a.koru"), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret");
    assertThat(restore("copy").exit()).isZero();
    assertThat(genome("copy")).isEqualTo(genome("data"));
    assertThat(on("copy").run("get", "users", "alice", "--at", before).err()).contains("erased");
  }

  @Test
  void genome_atWithAFile_isMisuse() {
    assertThat(on("data").run("genome", "--at", "yesterday", "a.koru").exit())
        .isEqualTo(ExitCode.USAGE);
  }
}
