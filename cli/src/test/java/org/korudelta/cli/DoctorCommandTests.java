package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;

class DoctorCommandTests {
  @TempDir Path directory;

  private Path data() {
    return directory.resolve("data");
  }

  private Terminal koru() {
    return Terminal.on(data());
  }

  private void write() {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data())) {
      db.put("n", "k", JsonString.of("value"));
    }
  }

  /** Its one line about {@code subject}. */
  private String line(String subject) {
    return koru().run("doctor").lines().stream()
        .filter(line -> line.substring(6).startsWith(subject + " "))
        .findFirst()
        .orElse("");
  }

  @Test
  void doctor_soundDatabase_saysOkToEverything() throws IOException {
    write();

    Terminal.Result result = koru().run("doctor");

    assertThat(result.exit()).isZero();
    assertThat(line("java")).startsWith("ok ").contains(System.getProperty("java.version"));
    assertThat(line("jdks"))
        .contains(Path.of(System.getProperty("java.home")).toRealPath().toString());
    assertThat(line("directory")).isEqualTo("ok    directory  " + data());
    assertThat(line("lock")).isEqualTo("ok    lock       free");
    assertThat(line("log")).startsWith("ok ").contains("1 segment, ").endsWith(", closed cleanly");
    assertThat(line("disk")).contains(" MB free");
    for (String subject :
        List.of("heap", "system", "text", "files", "access", "chromium", "node")) {
      assertThat(line(subject)).as(subject).isNotEmpty();
    }
  }

  @Test
  void doctor_anything_changesNothing() throws IOException {
    write();
    Files.delete(data().resolve("manifest-0"));
    Map<String, String> before = listing();

    koru().run("doctor");
    Terminal.on(directory.resolve("nowhere")).run("doctor");

    assertThat(listing()).isEqualTo(before);
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  /** Names, lengths and times of change. */
  private Map<String, String> listing() throws IOException {
    Map<String, String> listing = new TreeMap<>();
    try (Stream<Path> files = Files.walk(data())) {
      for (Path file : files.toList()) {
        listing.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return listing;
  }

  @Test
  void doctor_noDatabase_isFine() {
    Terminal.Result result = koru().run("doctor");

    assertThat(result.exit()).isZero();
    assertThat(line("directory")).contains("is not there yet");
    assertThat(line("log")).isEmpty();
  }

  @Test
  void doctor_aFileInTheDirectorysPlace_fails() throws IOException {
    Files.writeString(data(), "a file");

    assertThat(koru().run("doctor").exit()).isEqualTo(ExitCode.EXPECTATION);
    assertThat(line("directory")).startsWith("fail ").contains("is no directory");
  }

  @Test
  void doctor_wideDirectory_warnsWithTheCommandThatMendsIt() throws IOException {
    assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
    write();
    assertThat(line("access")).startsWith("ok ").endsWith("mode rwx------");

    Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-x---"));

    assertThat(line("access"))
        .startsWith("warn ")
        .contains("mode rwxr-x---")
        .endsWith("→ chmod 700 " + data());
    assertThat(koru().run("doctor").exit()).isZero();
  }

  @Test
  void doctor_whileTheDatabaseIsOpenHere_saysSoAndLeavesTheLock() {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data())) {
      db.put("n", "k", JsonString.of("value"));

      assertThat(line("lock")).startsWith("ok ").contains("held here");
      assertThat(line("log")).startsWith("ok ").endsWith(", open now");
      assertThat(koru().run("get", "n", "k").exit()).isEqualTo(ExitCode.UNAVAILABLE);
      db.put("n", "k", JsonString.of("other"));
    }
  }

  @Test
  void doctor_uncleanClose_warns() throws IOException {
    write();
    Path segment = data().resolve("segment-0000000001.log");
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(line("log")).startsWith("warn ").contains("not closed cleanly", "koru verify");
  }

  @Test
  void doctor_damagedLog_fails() throws IOException {
    write();
    Path segment = data().resolve("segment-0000000001.log");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[200] ^= 1;
    Files.write(segment, bytes);

    assertThat(line("log")).startsWith("fail ").contains("corruption: ", "koru verify");
  }

  @Test
  void doctor_foreignFileAndLostManifest_fail() throws IOException {
    write();
    Path foreign = Files.writeString(data().resolve("holiday.jpg"), "a picture");
    assertThat(line("log")).startsWith("fail ").contains("holiday.jpg", "move the foreign file");
    assertThat(koru().run("doctor").exit()).isEqualTo(ExitCode.EXPECTATION);

    Files.delete(foreign);
    Files.delete(data().resolve("manifest-0"));
    assertThat(line("log")).startsWith("fail ").contains("koru verify");
  }

  @Test
  void doctor_lastCommitAheadOfTheClock_warns() {
    // The clock of these tests stands at 2026-07-15; the database writes with the machine's.
    write();
    boolean ahead = Instant.now().isAfter(Instant.parse("2026-07-15T12:30:00Z"));

    assertThat(line("clock")).startsWith(ahead ? "warn " : "ok ");
  }

  @Test
  void doctor_withoutChromiumAndNode_saysHowToGetThem() {
    // The environment of these tests is empty, so nothing is on PATH.
    assertThat(line("chromium")).startsWith("warn ").contains("apt-get install chromium");
    assertThat(line("node")).startsWith("warn ").contains("apt-get install nodejs");
  }

  @Test
  void doctor_json_isAnObjectALine() {
    assertThat(koru().run("doctor", "--json").lines())
        .allSatisfy(
            line ->
                assertThat(((JsonObject) Json.parse(line)).names())
                    .contains("level", "subject", "found"));
  }
}
