package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;

/** A search reads; no sample comes on its own. */
class SearchCommandTests {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"search words river", "navigate words king -man +woman"})
  void search_wordsWhereThereAreNone_isNotFoundAndLoadsNothing(String line) {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "n", "k", "1");

    assertThat(koru.run(line.split(" ")).exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(koru.run("keys").lines()).containsExactly("n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"search words river", "navigate words king -man +woman"})
  void search_wordsInTheDefaultDirectory_makesNoDatabase(String line) {
    Terminal.Result result = Terminal.execute(line.split(" "));

    assertThat(result.exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(result.err()).startsWith("koru: not_found: no database here");
    assertThat(Surroundings.DEFAULT_DIRECTORY).doesNotExist();
  }

  @Test
  void search_help_saysWhereWordsAre() {
    assertThat(Terminal.execute("help", "search").out()).contains("words-8k.jsonl.gz");
    assertThat(Terminal.execute("help", "navigate").out()).contains("words-8k.jsonl.gz");
  }
}
