package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;

@Timeout(120)
class ProveCommandTests {
  @TempDir Path directory;

  @Test
  void kills_aFew_tellTheSeedWhatWasMetAndTheResult() {
    Terminal.Result result = prove("kills", "--kills", "2", "--seed", "7");

    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    List<String> lines = result.lines();
    assertThat(lines.get(0))
        .isEqualTo("seed 7: 2 kills of 8 writers, a database for each 20, durability sync");
    assertThat(lines.get(1)).startsWith("killed while opening ");
    assertThat(lines.get(2))
        .matches(
            "kills 2, acknowledged commits \\d+, lost 0, broken 0, torn tails cut \\d+,"
                + " uncertain last commits \\d+, index runs found \\d+; \\d+ s");
  }

  @Test
  void kills_ofWhatIsAnsweredBeforeItIsWritten_exitWithOne() {
    Terminal.Result result = prove("kills", "--kills", "20", "--durability", "memory");

    assertThat(result.exit()).as(result.out()).isEqualTo(1);
    assertThat(result.out()).contains("lost: turn=", "kept as the last kill left it: ");
  }

  @Test
  void prove_badInput_isNamed() {
    assertThat(prove("kills", "--kills", "0").err())
        .contains("kills out of range: kills=0 min=1 max=1000000");
    Terminal.Result unknown = prove("miracles");
    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("expected one of [KILLS, SYNCS]", "miracles");
  }

  private Terminal.Result prove(String... arguments) {
    List<String> line = new ArrayList<>(List.of("prove"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--out", directory.toString()));
    return Terminal.execute(line.toArray(String[]::new));
  }
}
