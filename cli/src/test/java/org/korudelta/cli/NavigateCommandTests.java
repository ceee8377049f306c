package org.korudelta.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.jvm.BlockingKoruDelta;

class NavigateCommandTests {
  @TempDir static Path directory;
  private static Terminal koru;

  @BeforeAll
  static void loadWords() {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      Sample.WORDS.into(db, new Progress(new PrintWriter(System.err, true, UTF_8), "words"));
    }
    koru = Terminal.on(directory);
  }

  @Test
  void navigate_kingMinusManPlusWoman_isQueen() {
    assertThat(koru.run("navigate", "words", "king", "-man", "+woman").lines())
        .startsWith(
            "queen\t0.770", "throne\t0.676", "daughter\t0.659", "princess\t0.652", "prince\t0.652")
        .hasSize(10);
  }

  @Test
  void navigate_parisMinusFrancePlusItaly_isRome() {
    assertThat(koru.run("navigate", "words", "paris", "-france", "+italy", "--top", "5").lines())
        .containsExactly(
            "rome\t0.819", "milan\t0.738", "venice\t0.702", "italian\t0.680", "vienna\t0.669");
  }

  @Test
  void navigate_explained_saysWhereItWentAndHowItSearched() {
    Terminal.Result walk =
        koru.run("navigate", "words", "king", "-man", "+woman", "--top", "1", "--explain");

    assertThat(walk.lines())
        .startsWith(
            "queen\t0.770",
            "",
            "king\t1.000\t1.000",
            "-man\t0.512\t-0.494",
            "+woman\t-0.472\t0.522",
            "")
        .element(6)
        .asString()
        .matches("way\t(scan|graph)");
    assertThat(
            koru.run("navigate", "words", "king", "~queen", "--explain", "--json", "--top", "1")
                .lines())
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(1)).startsWith("{\"stop\":{\"after\":1,\"before\":1,");
              assertThat(lines.get(2)).contains("\"step\":\"~\"").contains("\"weight\":0.5");
              assertThat(lines.get(3)).startsWith("{\"plan\":{\"compared\":");
            });
  }

  @Test
  void navigate_explainedThroughNowhere_leavesOutWhatIsNot() {
    String[] walk = {"navigate", "words", "king", "-king", "+queen", "--top", "1", "--explain"};

    assertThat(koru.run(walk).lines())
        .startsWith(
            "princess\t0.795", "", "king\t1.000\t1.000", "-king\t1.000\t", "+queen\t\t1.000");
    List<String> json =
        koru.run(Stream.concat(Stream.of(walk), Stream.of("--json")).toArray(String[]::new))
            .lines();
    assertThat(json.get(2)).contains("\"before\":1").doesNotContain("\"after\"");
  }

  @Test
  void navigate_unknownWord_isNotFound() {
    Terminal.Result result = koru.run("navigate", "words", "king", "-xyzzy");

    assertThat(result.exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(result.err()).contains("xyzzy");
  }

  @Test
  void navigate_operandWithoutSign_isRefused() {
    assertThat(koru.run("navigate", "words", "king", "man").exit()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void navigate_optionsAnywhere_areOptions() {
    List<String> best = List.of("queen\t0.770");

    assertThat(koru.run("navigate", "--top", "1", "words", "king", "-man", "+woman").lines())
        .isEqualTo(best);
    assertThat(koru.run("navigate", "words", "king", "-man", "--top=1", "+woman").lines())
        .isEqualTo(best);
  }

  @Test
  void navigate_mistypedOption_isAUsageError() {
    Terminal.Result result = koru.run("navigate", "words", "king", "-man", "--jsno");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--jsno");
    assertThat(koru.run("navigate", "words", "king", "--", "--man").err())
        .contains("no such key")
        .contains("key=-man");
  }

  @Test
  void sample_ofWords_isOneCommit() {
    assertThat(koru.run("stats", "--json").out())
        .contains("\"commits\":1,")
        .contains("\"versions\":8000");
  }

  @Test
  void navigate_topOutOfRange_isRefused() {
    assertThat(koru.run("navigate", "words", "king", "--top", "0").err()).contains("0");
    assertThat(koru.run("navigate", "words", "king", "--top", "0").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void search_beforeTheWordsCame_isNotFound() {
    assertThat(koru.run("search", "words", "king", "--at", "2020-01-01T00:00:00Z").exit())
        .isEqualTo(ExitCode.NOT_FOUND);
  }
}
