package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;

class WalkCommandTests {
  @TempDir Path directory;
  private Terminal koru;
  private String source;
  private String first;

  @BeforeEach
  void write() {
    koru = Terminal.on(directory);
    source = id("put", "texts", "source", "1");
    first = id("embed", "texts", "summary", "[1,0]", "--cause", source);
    id("embed", "texts", "summary", "[1,0.1]");
    id("embed", "texts", "other", "[1,1]");
  }

  private String id(String... line) {
    return koru.run(line).out().split(" ", -1)[1];
  }

  private static List<String> edges(Terminal.Result walk) {
    return walk.lines().stream().map(line -> line.split("\t", -1)[0]).toList();
  }

  @Test
  void walk_alongWhatCameBefore_endsAtTheSource() {
    Terminal.Result walk =
        koru.run("walk", "texts", "summary", "--along", "derived-from,caused-by");

    assertThat(edges(walk)).containsExactly("start", "derived-from", "caused-by");
    assertThat(walk.lines().get(1)).isEqualTo("derived-from\t" + first + "\tembed\ttexts\tsummary");
    assertThat(walk.lines().get(2)).isEqualTo("caused-by\t" + source + "\tput\ttexts\tsource");
  }

  @Test
  void walk_theSameSeed_isTheSameWalk() {
    Terminal.Result walk = koru.run("walk", "texts", "summary", "--seed", "-7", "--steps", "50");

    assertThat(walk.lines()).hasSize(51);
    assertThat(edges(walk)).contains("similar", "derived-from", "followed-by");
    assertThat(koru.run("walk", "texts", "summary", "--seed", "-7", "--steps", "50").out())
        .isEqualTo(walk.out());
    assertThat(koru.run("walk", "texts", "summary", "--seed", "8", "--steps", "50").out())
        .isNotEqualTo(walk.out());
  }

  @Test
  void walk_inJson_isAVersionALineWithItsEdge() {
    Terminal.Result walk =
        koru.run("walk", "texts", "summary", "--along", "similar", "--steps", "1", "--json");

    assertThat(walk.lines()).hasSize(2);
    assertThat(walk.lines().get(0)).doesNotContain("\"edge\"").contains("\"key\":\"summary\"");
    assertThat(walk.lines().get(1))
        .contains("\"edge\":\"similar\",\"key\":\"other\"", "\"versionId\":\"");
  }

  @Test
  void walk_asOf_knowsNoLaterVersion() {
    String time = koru.run("log", "texts", "summary").lines().get(0).split("\t", -1)[0];

    assertThat(koru.run("walk", "texts", "summary", "--along", "similar", "--at", time).lines())
        .hasSize(1);
  }

  @Test
  void walk_wrong_isRefusedWithItsValues() {
    assertThat(koru.run("walk", "texts", "nothing").err())
        .contains("no such key: namespace=texts key=nothing");
    assertThat(koru.run("walk", "texts", "summary", "--steps", "0").err())
        .contains("steps=0 min=1");
    assertThat(koru.run("walk", "texts", "summary", "--steps", "1001").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    Terminal.Result unknown = koru.run("walk", "texts", "summary", "--along", "near");
    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("'--along'", "derived-from", "'near'");
  }
}
