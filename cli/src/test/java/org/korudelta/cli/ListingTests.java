package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;

/** What there is: {@code namespaces} and {@code contains}. */
class ListingTests {
  private static final String BEFORE = "1999-01-01T00:00:00Z";

  @TempDir Path directory;
  private Terminal koru;

  @BeforeEach
  void write() throws IOException {
    koru = Terminal.on(directory.resolve("data"));
    Path lines =
        Files.writeString(
            directory.resolve("lines.jsonl"),
            """
            {"at":"2020-01-01T00:00:00Z","op":"put","namespace":"b","key":"1","value":1}
            {"at":"2020-01-01T00:00:00Z","op":"put","namespace":"b","key":"2","value":1}
            {"at":"2020-01-02T00:00:00Z","op":"delete","namespace":"b","key":"2"}
            {"at":"2020-01-03T00:00:00Z","op":"put","namespace":"a\\u0007","key":"1","value":1}
            """);
    koru.run("import", lines.toString());
  }

  @Test
  void namespaces_now_countKeysThatHaveAValue() {
    assertThat(koru.run("namespaces").out()).contains("a\\u0007").doesNotContain("\u0007");
    assertThat(koru.run("namespaces", "--json").lines())
        .containsExactly(
            "{\"keys\":1,\"namespace\":\"a\\u0007\"}", "{\"keys\":1,\"namespace\":\"b\"}");
  }

  @Test
  void namespaces_asOf_countThen() {
    assertThat(koru.run("namespaces", "--json", "--at", "2020-01-01T12:00:00Z").lines())
        .containsExactly("{\"keys\":2,\"namespace\":\"b\"}");
    assertThat(koru.run("namespaces", "--at", BEFORE).out()).isEmpty();
  }

  @Test
  void contains_presentAndAbsent_saysSoInWordsAndExitCode() {
    Terminal.Result present = koru.run("contains", "b", "1");
    Terminal.Result deleted = koru.run("contains", "b", "2");

    assertThat(present.out()).isEqualTo("true\n");
    assertThat(present.exit()).isEqualTo(ExitCode.OK);
    assertThat(deleted.out()).isEqualTo("false\n");
    assertThat(deleted.exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(koru.run("contains", "nowhere", "1").out()).isEqualTo("false\n");
  }

  @Test
  void contains_asOf_saysWhatWasThen() {
    assertThat(koru.run("contains", "b", "2", "--at", "2020-01-01T00:00:00Z").exit()).isZero();
    assertThat(koru.run("contains", "b", "1", "--at", BEFORE).exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(koru.run("contains", "b", "2", "--json").out())
        .isEqualTo("{\"contains\":false,\"key\":\"2\",\"namespace\":\"b\"}\n");
  }

  @Test
  void import_oneLine_isOneVersionInOneCommit() throws IOException {
    Path line =
        Files.writeString(
            directory.resolve("line.jsonl"),
            "{\"at\":\"2020-02-01T00:00:00Z\",\"op\":\"put\",\"namespace\":\"c\",\"key\":\"1\",\"value\":1}");

    assertThat(koru.run("import", line.toString()).out())
        .isEqualTo("imported 1 version in 1 commit\n");
  }
}
