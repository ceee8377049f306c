package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code erase}, {@code reclaim} and {@code pack} do, and say. */
class ForgettingCommandTests {
  @TempDir Path directory;
  private Terminal koru;

  @BeforeEach
  void write() {
    koru = Terminal.on(directory);
    koru.run("put", "n", "k", "\"one\"");
    koru.run("put", "n", "k", "\"two\"");
    koru.run("put", "n", "k", "\"three\"");
  }

  @Test
  void erase_takesTheValuesAndSaysSo() {
    koru.run("put", "n", "copy", "\"one\"");

    assertThat(koru.run("erase", "n", "k", "--reason", "asked").out())
        .startsWith("erased 4 versions, files are ")
        .contains("the same content: n/copy");
    assertThat(koru.run("log", "n", "k").out()).contains("(erased)").doesNotContain("two");
    assertThat(koru.run("log", "n", "k", "--json").out()).contains("\"wiped\":\"erased\"");
    assertThat(koru.run("keys", "korudelta.erasures").lines()).hasSize(1);
  }

  @Test
  void erase_withoutReason_isRefused() {
    assertThat(koru.run("erase", "n", "k").err()).contains("--reason");
    assertThat(koru.run("get", "n", "k").out()).contains("three");
  }

  @Test
  void erase_thenExport_leavesItOutAndSaysSo() {
    koru.run("put", "n", "other", "1");
    koru.run("erase", "n", "k", "--reason", "asked");

    Terminal.Result export = koru.run("export");
    assertThat(export.err()).contains("left out 4 versions whose values were erased or retired");
    assertThat(export.out()).contains("other").doesNotContain("three");
  }

  @Test
  void reclaim_keepsSoManyVersions() {
    assertThat(koru.run("reclaim", "n", "--keep-versions", "1").out())
        .startsWith("took the values of 2 versions");
    assertThat(koru.run("log", "n", "k").out()).contains("(retired)", "three");
  }

  @Test
  void reclaim_badAge_isRefused() {
    assertThat(koru.run("reclaim", "n", "--keep-age", "a while").err())
        .contains("not a duration: text=a while");
    assertThat(koru.run("reclaim", "n").err()).contains("--keep-versions");
  }

  @Test
  void pack_sayHowMuch() {
    assertThat(koru.run("pack").out()).isEqualTo("nothing to pack\n");
    koru.run("reclaim", "n", "--keep-versions", "3");
    assertThat(koru.run("pack", "--json").out()).contains("\"segments\":1");
  }
}
