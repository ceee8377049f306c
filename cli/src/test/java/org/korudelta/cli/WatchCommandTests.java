package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;

/** The feed on the command line: what changed, and how to go on. */
class WatchCommandTests {
  @TempDir Path directory;

  private Terminal koru = Terminal.on(Path.of("unused"));

  @BeforeEach
  void fill() {
    koru = Terminal.on(directory);
    koru.run("put", "n", "k", "1");
    koru.run("put", "n", "k", "2");
    koru.run("put", "m", "k", "3");
    koru.run("delete", "n", "k");
    koru.run("put", "n", "l", "4");
  }

  private static String withoutTime(String line) {
    return line.substring(line.indexOf('\t') + 1);
  }

  @Test
  void watch_everything_showsEachChangeInOrder() {
    assertThat(koru.run("watch").lines())
        .extracting(WatchCommandTests::withoutTime)
        .containsExactly(
            "insert\tn\tk\t\t1",
            "update\tn\tk\t1\t2",
            "insert\tm\tk\t\t3",
            "delete\tn\tk\t2\t",
            "insert\tn\tl\t\t4");
  }

  @Test
  void watch_namespaceAndPrefix_showOnlyThose() {
    assertThat(koru.run("watch", "n", "--prefix", "l").lines())
        .extracting(WatchCommandTests::withoutTime)
        .containsExactly("insert\tn\tl\t\t4");
    assertThat(koru.run("watch", "n").lines()).hasSize(4);
    assertThat(koru.run("watch", "none").out()).isEmpty();
  }

  @Test
  void watch_afterACommitsTime_goesOnBehindIt() {
    String second = koru.run("watch", "--count", "2").lines().get(1);
    String time = second.substring(0, second.indexOf('\t'));

    assertThat(koru.run("watch", "--after", time).lines()).hasSize(3);
    assertThat(koru.run("watch", "--after", time, "--count", "1").lines())
        .extracting(WatchCommandTests::withoutTime)
        .containsExactly("insert\tm\tk\t\t3");
  }

  @Test
  void watch_json_hasTheVersionAndWhatWasBefore() {
    assertThat(koru.run("watch", "n", "--json").lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"change\":\"insert\"").doesNotContain("\"before\""),
            line -> assertThat(line).contains("\"before\":1").contains("\"value\":2"),
            line -> assertThat(line).contains("\"before\":2").doesNotContain("\"value\""),
            line -> assertThat(line).contains("\"key\":\"l\"").contains("\"versionId\":\""));
  }

  @Test
  void watch_wronglyAsked_isRefused() {
    assertThat(koru.run("watch", "--prefix", "l").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(koru.run("watch", "--count", "0").err()).contains("out of range: count=0");
  }
}
