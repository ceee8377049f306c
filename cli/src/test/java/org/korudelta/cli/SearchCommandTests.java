package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;

/** A search reads; no sample comes on its own. */
class SearchCommandTests {
  @TempDir Path directory;
  private Terminal koru;

  @BeforeEach
  void embedColours() {
    koru = Terminal.on(directory.resolve("colours"));
    embed("red", "[1,0,0]", "{\"warm\":true,\"year\":1990}");
    embed("orange", "[4,2,0]", "{\"warm\":true,\"year\":2000}");
    embed("blue", "[0,0,1]", "{\"warm\":false}");
  }

  private void embed(String key, String vector, String metadata) {
    assertThat(koru.run("embed", "c", key, vector, "--metadata", metadata).exit()).isZero();
  }

  private Terminal.Result search(String... more) {
    String[] line = new String[more.length + 2];
    line[0] = "search";
    line[1] = "c";
    System.arraycopy(more, 0, line, 2, more.length);
    return koru.run(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"search words river", "navigate words king -man +woman"})
  void search_wordsWhereThereAreNone_isNotFoundAndLoadsNothing(String line) {
    Terminal other = Terminal.on(directory.resolve("other"));
    other.run("put", "n", "k", "1");

    assertThat(other.run(line.split(" ")).exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(other.run("keys").lines()).containsExactly("n");
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

  @Test
  void search_nearAKey_leavesItselfOut() {
    assertThat(search("red").lines()).containsExactly("orange\t0.894", "blue\t0.000");
    assertThat(search("red", "--top", "1").lines()).containsExactly("orange\t0.894");
    assertThat(search("blue", "--threshold", "0.1").out()).isEmpty();
  }

  @Test
  void search_nearAVector_hasThemAll() {
    assertThat(search("--vector", "[1,0,0]").lines())
        .containsExactly("red\t1.000", "orange\t0.894", "blue\t0.000");
    assertThat(search("--vector", "{\"model\":\"default\",\"vector\":[0,0,9]}", "--top=1").lines())
        .containsExactly("blue\t1.000");
  }

  @Test
  void search_filtered_mustMeetAllConditions() {
    assertThat(search("--vector", "[1,0,0]", "--filter", "warm=true").lines())
        .containsExactly("red\t1.000", "orange\t0.894");
    assertThat(search("blue", "--filter", "warm=true", "--filter", "year>1990").lines())
        .containsExactly("orange\t0.000");
    assertThat(search("red", "--filter", "year").lines()).containsExactly("orange\t0.894");
  }

  @Test
  void search_byOtherMetrics_scoresByThem() {
    assertThat(search("--vector", "[1,0,0]", "--metric", "dot").lines())
        .containsExactly("orange\t4.000", "red\t1.000", "blue\t0.000");
    assertThat(search("red", "--metric", "euclidean", "--threshold", "-2").lines())
        .containsExactly("blue\t-1.414");
  }

  @Test
  void search_explained_saysWayReasonAndCounts() {
    Terminal.Result found = search("red", "--explain");

    assertThat(found.lines())
        .containsExactly(
            "orange\t0.894",
            "blue\t0.000",
            "",
            "way\tscan",
            "reason\tnothing is linked yet",
            "vectors\t3, about 3 may be answers",
            "compared\t3 in 8 bits, 3 exactly");
    assertThat(search("red", "--explain", "--exact").lines())
        .contains("reason\texact was asked for");
    assertThat(search("red", "--explain", "--top", "1", "--json").lines())
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("{\"plan\":{\"compared\":3,\"matching\":3,\"ranked\":")
        .endsWith("\"reason\":\"nothing is linked yet\",\"vectors\":3,\"way\":\"scan\"}}");
  }

  @Test
  void search_asOf_isAsItWasThen() {
    String before = koru.run("log", "c", "blue").out().split("\t", -1)[0];
    embed("red", "[0,1,0]", "{}");
    koru.run("delete", "c", "orange");

    assertThat(search("red").lines()).containsExactly("blue\t0.000");
    assertThat(search("red", "--at", before).lines())
        .containsExactly("orange\t0.894", "blue\t0.000");
    assertThat(search("orange").exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void search_amongEquals_hasTheOlderFirst() {
    embed("a", "[8,4,0]", "{}");

    assertThat(search("red", "--top", "2").lines()).containsExactly("orange\t0.894", "a\t0.894");
    assertThat(search("a", "--top", "1").lines()).containsExactly("orange\t1.000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red --vector [1,0,0]|Give KEY or --vector JSON",
        "--top 3|Give KEY or --vector JSON",
        "red --model m|Give --model with --vector; KEY has its own",
        "red --metric manhattan|'--metric'",
      })
  void search_contradicting_isAUsageError(String line) {
    String[] parts = line.split("\\|", -1);

    Terminal.Result result = search(parts[0].split(" "));

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red --ef 0|beam too narrow: ef=0 min=1",
        "red --ef 10001|beam too wide: ef=10001 max=10000",
        "red --top 0|too few answers asked for: topK=0 min=1",
        "red --threshold 2|threshold is no cosine: threshold=2 min=-1 max=1",
        "--vector [1,0]|dimensions differ: namespace=c model=default query=2 stored=3",
        "--vector [1,0,0] --model m|models differ: namespace=c query=m stored=default",
        "plain|not an embedding: namespace=c key=plain version=",
      })
  void search_whatCannotBeAnswered_isRefusedWithItsValues(String line) {
    koru.run("put", "c", "plain", "1");
    String[] parts = line.split("\\|", -1);

    Terminal.Result result = search(parts[0].split(" "));

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(parts[1]);
  }
}
