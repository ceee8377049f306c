package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.Terminal.Result;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.vector.Embedding;

/** {@code --read-only}: commands that read while somebody else has the database open. */
class ReadOnlyTests {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get n k",
        "contains n k",
        "keys n",
        "namespaces",
        "log n k",
        "diff n k",
        "graph n k",
        "search n v",
        "navigate n v +w",
        "similar n",
        "walk n v",
        "stats",
        "export",
        "genome"
      })
  void reading_besideAWriter_works(String line) {
    try (BlockingKoruDelta writer = BlockingKoruDelta.open(directory)) {
      writer.put("n", "k", Json.parse("1"));
      writer.put("n", "k", Json.parse("2"));
      for (String key : List.of("v", "w", "x")) {
        writer.embed("n", key, Embedding.of("m", new float[] {1, key.charAt(0)}));
      }

      Result owned = koru(line);
      Result beside = koru(line + " --read-only");

      assertThat(owned.exit()).isEqualTo(5);
      assertThat(owned.err())
          .startsWith("koru: already_open: ")
          .contains("to read what was written by now: --read-only");
      assertThat(beside.exit()).as(beside.err()).isZero();
      assertThat(beside.out()).isNotEmpty();
      writer.put("n", "k", Json.parse("3"));
    }
  }

  @Test
  void backup_besideAWriter_isWhole(@TempDir Path elsewhere) {
    Path file = elsewhere.resolve("whole.koru");
    try (BlockingKoruDelta writer = BlockingKoruDelta.open(directory)) {
      writer.put("n", "k", Json.parse("1"));

      assertThat(koru("backup " + file + " --read-only").exit()).isZero();
      assertThat(koru("genome " + file).out())
          .contains(koru("genome --read-only").out().lines().findFirst().orElseThrow());
    }
  }

  private Result koru(String line) {
    return Terminal.on(directory).run(line.split(" "));
  }

  @Test
  void get_besideAWriter_seesWhatWasJustWritten() {
    try (BlockingKoruDelta writer = BlockingKoruDelta.open(directory)) {
      for (int i = 0; i < 3; i++) {
        writer.put("n", "k", Json.parse("" + i));

        assertThat(koru("get n k --read-only").out()).isEqualTo(i + "\n");
      }
    }
  }

  @Test
  void readOnly_nothingThere_isNotFound() {
    Result result = koru("get n k --read-only");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no database here; put and import make one");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void writing_readOnly_isNoSuchOption() {
    assertThat(koru("put n k 1 --read-only").exit()).isEqualTo(2);
  }

  @Test
  void shell_itsOwnDatabase_isReadAsItIs() {
    Result result =
        Terminal.on(directory)
            .run("shell", "-c", "put n k 1", "-c", "get n k --read-only", "-c", "put n k 2");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.lines()).element(1).isEqualTo("1");
  }
}
