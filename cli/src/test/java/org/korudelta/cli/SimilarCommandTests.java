package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;

/** Two that are alike by chance, and one that was made of another. */
class SimilarCommandTests {
  @TempDir Path directory;
  private Terminal koru;
  private String draft;

  @BeforeEach
  void write() {
    koru = Terminal.on(directory);
    draft = embed("draft", "[10,1]");
    embed("final", "[10,2]", "--cause", draft);
    embed("rumour", "[10,3]");
    embed("other", "[-1,5]");
  }

  private String embed(String key, String vector, String... more) {
    String[] line = {"embed", "texts", key, vector};
    String[] whole = new String[line.length + more.length];
    System.arraycopy(line, 0, whole, 0, line.length);
    System.arraycopy(more, 0, whole, line.length, more.length);
    return koru.run(whole).out().split(" ", -1)[1];
  }

  @Test
  void similar_leavesOutWhatLedToEachOther() {
    assertThat(koru.run("similar", "texts").lines())
        .startsWith("final\trumour\t0.996", "draft\trumour\t0.982")
        .hasSize(5)
        .noneMatch(line -> line.startsWith("draft\tfinal"));
    assertThat(koru.run("similar", "texts", "--top", "1").lines())
        .containsExactly("final\trumour\t0.996");
    assertThat(koru.run("similar", "texts", "--threshold", "0.99").lines())
        .containsExactly("final\trumour\t0.996");
  }

  @Test
  void similar_inJson_namesTheVersions() {
    assertThat(koru.run("similar", "texts", "--top", "2", "--json").lines().get(1))
        .startsWith("{\"one\":{\"key\":\"draft\",\"timestamp\":\"")
        .contains("\"versionId\":\"" + draft, "\"other\":{\"key\":\"rumour\"", "\"score\":0.98");
  }

  @Test
  void similar_asOf_knowsNoLaterVersion() {
    String time = koru.run("log", "texts", "rumour").out().split("\t", -1)[0];
    koru.run("delete", "texts", "final");

    assertThat(koru.run("similar", "texts", "--top", "1").lines())
        .containsExactly("draft\trumour\t0.982");
    assertThat(koru.run("similar", "texts", "--at", time).lines())
        .containsExactly("final\trumour\t0.996", "draft\trumour\t0.982");
  }

  @Test
  void similar_ofSeveralModels_wantsOneNamed() {
    embed("x", "[1]", "--model", "one");
    embed("y", "[2]", "--model", "one");

    Terminal.Result unnamed = koru.run("similar", "texts");

    assertThat(unnamed.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unnamed.err()).contains("models differ: namespace=texts").contains("[default, one]");
    assertThat(koru.run("similar", "texts", "--model", "one").lines())
        .containsExactly("x\ty\t1.000");
  }

  @Test
  void similar_outOfRange_isRefused() {
    assertThat(koru.run("similar", "texts", "--top", "0").err()).contains("topK=0 min=1");
    assertThat(koru.run("similar", "texts", "--top", "10001").err())
        .contains("topK=10001 max=10000");
    assertThat(koru.run("similar", "texts", "--threshold", "1.5").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void similar_whereThereAreNoVectors_isNothing() {
    koru.run("put", "plain", "k", "1");

    assertThat(koru.run("similar", "plain").out()).isEmpty();
    assertThat(koru.run("similar", "plain").exit()).isZero();
  }
}
