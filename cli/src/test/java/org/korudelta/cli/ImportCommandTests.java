package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.text.Timestamp;

class ImportCommandTests {
  @TempDir Path directory;

  @Test
  void import_mimeHistory_keepsEveryChangeAtItsDate() throws IOException {
    Terminal koru = Terminal.on(directory.resolve("data"));

    assertThat(koru.run("import", sample("mime-history.jsonl.gz").toString()).out())
        .isEqualTo("imported 3509 versions in 59 commits\n");

    assertThat(
            koru.run("get", "mime", "text/javascript", "--at", "2020-01-01T00:00:00Z", "--json")
                .out())
        .doesNotContain("extensions")
        .contains("\"value\"");
    assertThat(
            koru.run("get", "mime", "text/javascript", "--at", "2024-07-12T00:00:00Z", "--json")
                .out())
        .contains("\"extensions\":[\"js\",\"mjs\"]");
    assertThat(koru.run("stats", "--json").out())
        .contains("\"versions\":3509")
        .contains("\"commits\":59");
  }

  @Test
  void import_decreasingDates_namesTheLineAndWritesNothing() throws IOException {
    Terminal.Result result =
        assertRefused(
            "bad_request",
            """
            {"at":"2020-01-02T00:00:00Z","op":"put","namespace":"n","key":"a","value":1}

            {"at":"2020-01-01T00:00:00Z","op":"put","namespace":"n","key":"b","value":1}
            """);

    assertThat(result.err()).contains("lines.jsonl:3: ");
  }

  @Test
  void import_atTheLeastTime_saysThatNoCommitIsThen() throws IOException {
    Terminal.Result result = assertRefused("bad_request", line("1677-09-21T00:12:43.145224192Z"));

    assertThat(result.err())
        .isEqualTo(
            "koru: bad_request: %s:1: no commit can be at the least time: at=%s\n"
                .formatted(directory.resolve("lines.jsonl"), Timestamp.MIN));
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1600-01-01T00:00:00Z", "2300-01-01T00:00:00Z"})
  void import_timeOutOfRange_namesTheLine(String at) throws IOException {
    assertThat(assertRefused("limit", line(at)).err()).contains("lines.jsonl:1: time outside");
  }

  @Test
  void import_thatOnlyTheDatabaseRefuses_leavesNoNewDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("lines.jsonl"), line("2200-01-01T00:00:00Z"));
    Path made = directory.resolve("made");

    Terminal.Result result = Terminal.on(made.resolve("data")).run("import", file.toString());

    assertThat(result.err()).startsWith("koru: limit: " + file + ":1: import ahead of the clock");
    assertThat(made).doesNotExist();
  }

  @Test
  void import_refusedWhereADirectoryWas_leavesIt() throws IOException {
    Path file = Files.writeString(directory.resolve("lines.jsonl"), line("2200-01-01T00:00:00Z"));
    Path data = Files.createDirectory(directory.resolve("data"));

    assertThat(Terminal.on(data).run("import", file.toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(data).isDirectory();
  }

  @Test
  void import_refusedByADatabaseThatWasThere_leavesWhatItHolds() throws IOException {
    Path file = Files.writeString(directory.resolve("lines.jsonl"), line("2200-01-01T00:00:00Z"));
    Terminal koru = Terminal.on(directory.resolve("data"));
    koru.run("put", "n", "k", "1");

    assertThat(koru.run("import", file.toString()).exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru.run("get", "n", "k").out()).isEqualTo("1\n");
  }

  @Test
  void import_notAfterTheLastCommit_namesTheLineAndBothTimes() throws IOException {
    Path file = directory.resolve("lines.jsonl");
    Terminal koru = Terminal.on(directory.resolve("data"));
    Files.writeString(file, line("2020-01-01T00:00:00Z"));
    assertThat(koru.run("import", file.toString()).exit()).isZero();
    Files.writeString(file, "\n" + line("2019-01-01T00:00:00Z"));

    assertThat(koru.run("import", file.toString()).err())
        .isEqualTo(
            ("koru: bad_request: %s:2: import not after the last commit:"
                    + " at=2019-01-01T00:00:00.000000000Z last=2020-01-01T00:00:00.000000000Z\n")
                .formatted(file));
  }

  private static String line(String at) {
    return "{\"at\":\"%s\",\"op\":\"put\",\"namespace\":\"n\",\"key\":\"a\",\"value\":1}"
        .formatted(at);
  }

  @Test
  void import_oneKeyTwiceAtOneTime_isRefusedWithItsLine() throws IOException {
    Terminal.Result result =
        assertRefused(
            "bad_request",
            """
            {"at":"2020-01-01T00:00:00Z","op":"put","namespace":"n","key":"a","value":1}

            {"at":"2020-01-02T00:00:00Z","op":"put","namespace":"n","key":"a","value":1}
            {"at":"2020-01-02T00:00:00Z","op":"put","namespace":"n","key":"a","value":2}
            """);

    assertThat(result.err()).containsAnyOf("lines.jsonl:3: ", "lines.jsonl:4: ");
  }

  @Test
  void import_notAfterTheLastCommit_namesTheLine() throws IOException {
    Terminal koru = Terminal.on(directory.resolve("data"));
    koru.run("put", "n", "a", "1");
    Path file =
        Files.writeString(
            directory.resolve("lines.jsonl"),
            """

            {"at":"2020-01-01T00:00:00Z","op":"put","namespace":"n","key":"a","value":1}
            """);

    Terminal.Result result = koru.run("import", file.toString());

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("lines.jsonl:2: ");
  }

  @Test
  void import_farAheadOfTheClock_isALimit() throws IOException {
    assertRefused(
        "limit",
        "{\"at\":\"2200-01-01T00:00:00Z\",\"op\":\"put\",\"namespace\":\"n\",\"key\":\"a\",\"value\":1}\n");
  }

  @Test
  void import_malformedLine_namesFileAndLine() throws IOException {
    Terminal.Result result =
        assertRefused(
            "bad_request",
            """
            {"at":"2020-01-01T00:00:00Z","op":"put","namespace":"n","key":"a","value":1}
            {"at":"2020-01-01T00:00:00Z","op":"put"
            """);

    assertThat(result.err()).contains("lines.jsonl:2: ");
  }

  @Test
  void import_blankLines_areCountedInErrors() throws IOException {
    String lines =
        """

        {"at":"2020-01-02T00:00:00Z","op":"put","namespace":"n","key":"a","value":1}

        {"at":"2020-01-03T00:00:00Z","op":"put","namespace":"n","key":"b"}
        """;

    assertThat(assertRefused("bad_request", lines).err())
        .contains("lines.jsonl:4: field is missing");
  }

  @Test
  void import_linesOfWindowsWithBlanksAmongThem_areTaken() throws IOException {
    String line =
        "{\"at\":\"2020-01-02T00:00:00Z\",\"op\":\"put\",\"namespace\":\"n\",\"key\":\"a\","
            + "\"value\":1}";
    Path file = Files.writeString(directory.resolve("lines.jsonl"), line + "\r\n\r\n \t\n");

    assertThat(Terminal.on(directory.resolve("data")).run("import", file.toString()).out())
        .isEqualTo("imported 1 version in 1 commit\n");
  }

  @Test
  void import_namesAtAndOverTheLimit_areTakenAndRefusedWithTheirLine() throws IOException {
    String line =
        "{\"at\":\"2020-01-02T00:00:00Z\",\"op\":\"put\",\"namespace\":\"%s\",\"key\":\"%s\",\"value\":1}";
    Function<String, String> key = name -> line.formatted("n", name) + "\n";

    assertThat(assertRefused("limit", key.apply("a") + key.apply("k".repeat(1_025))).err())
        .contains("lines.jsonl:2: key too long: bytes=1025 max=1024");
    assertThat(assertRefused("bad_request", key.apply("")).err())
        .contains("lines.jsonl:1: key empty");
    assertThat(assertRefused("limit", line.formatted("n".repeat(257), "a")).err())
        .contains("lines.jsonl:1: namespace too long: bytes=257 max=256");
    Path file = Files.writeString(directory.resolve("lines.jsonl"), key.apply("k".repeat(1_024)));
    assertThat(Terminal.on(directory.resolve("data")).run("import", file.toString()).exit())
        .isZero();
  }

  @Test
  void import_truncatedGzip_isRefusedWhole() throws IOException {
    byte[] whole = Files.readAllBytes(sample("mime-history.jsonl.gz"));
    Path cut = directory.resolve("cut.jsonl.gz");

    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      Terminal.Result result = Terminal.on(directory.resolve("d")).run("import", cut.toString());

      assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains("cut.jsonl.gz");
    }
    assertThat(directory.resolve("d")).doesNotExist();
  }

  @Test
  void import_gzipUnderAnotherName_isReadAsGzip() throws IOException {
    Path other = Files.move(sample("mime-history.jsonl.gz"), directory.resolve("changes"));

    assertThat(Terminal.on(directory.resolve("data")).run("import", other.toString()).out())
        .isEqualTo("imported 3509 versions in 59 commits\n");
  }

  @Test
  void import_unknownOperation_isNamed() throws IOException {
    Terminal.Result result =
        assertRefused(
            "bad_request",
            "{\"at\":\"2020-01-01T00:00:00Z\",\"op\":\"upsert\",\"namespace\":\"n\",\"key\":\"a\",\"value\":1}\n");

    assertThat(result.err()).contains("op=upsert");
  }

  @Test
  void import_vectors_needsANamespace() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("lines.jsonl"),
            "{\"key\":\"a\",\"vector\":[1,0]}\n{\"key\":\"b\",\"vector\":[1,1]}\n");
    Terminal koru = Terminal.on(directory.resolve("data"));

    assertThat(koru.run("import", file.toString()).err()).contains("--namespace");
    assertThat(koru.run("import", file.toString(), "--namespace", "v").exit()).isZero();
    assertThat(koru.run("search", "v", "a").out()).isEqualTo("b\t0.707\n");
  }

  @Test
  void import_vectorsOfDifferentDimensions_namesBothAndWritesNothing() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("lines.jsonl"),
            "{\"key\":\"a\",\"vector\":[1,0]}\n{\"key\":\"b\",\"vector\":[1,1,1]}\n");
    Terminal koru = Terminal.on(directory.resolve("data"));

    Terminal.Result result = koru.run("import", file.toString(), "--namespace", "v");

    assertThat(result.err()).startsWith("koru: bad_request: ").contains("2").contains("3");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void import_vectorOfAKeyTwice_namesTheLineAndWritesNothing() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("lines.jsonl"),
            "{\"key\":\"a\",\"vector\":[1,0]}\n{\"key\":\"a\",\"vector\":[1,1]}\n");

    Terminal.Result result =
        Terminal.on(directory.resolve("data")).run("import", file.toString(), "--namespace", "v");

    assertThat(result.err()).contains("lines.jsonl:2: key twice: key=a");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void import_missingFile_isNamed() {
    Terminal.Result result = Terminal.on(directory).run("import", "/nowhere/at/all.jsonl");

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("/nowhere/at/all.jsonl");
  }

  private Terminal.Result assertRefused(String code, String lines) throws IOException {
    Path file = Files.writeString(directory.resolve("lines.jsonl"), lines);
    Terminal koru = Terminal.on(directory.resolve("data"));

    Terminal.Result result = koru.run("import", file.toString());

    assertThat(result.err()).contains("koru: " + code + ": ");
    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    Terminal.Result stats = koru.run("stats", "--json");
    assertThat(stats.out() + stats.err()).containsAnyOf("\"versions\":0", "no database");
    return result;
  }

  private Path sample(String name) throws IOException {
    Path copy = directory.resolve(name);
    try (InputStream in = Sample.class.getResourceAsStream("/org/korudelta/cli/sample/" + name)) {
      Files.copy(in, copy);
    }
    return copy;
  }
}
