package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;

class DiffCommandTests {
  @TempDir Path directory;

  private Terminal koru() {
    return Terminal.on(directory);
  }

  private String put(String key, String json) {
    Terminal.Result put = koru().run("put", "users", key, json, "--json");
    JsonObject version = (JsonObject) Json.parse(put.out().strip());
    return ((JsonString) version.member("versionId").orElseThrow()).value();
  }

  @Test
  void diff_key_comparesTheCurrentVersionWithTheOneBefore() {
    put("alice", "{\"city\":\"Oslo\",\"tags\":[\"a\",\"b\"],\"old\":1}");
    put("alice", "{\"city\":\"Rome\",\"tags\":[\"b\"],\"new\":true}");

    assertThat(koru().run("diff", "users", "alice").lines())
        .satisfiesExactly(
            before -> assertThat(before).startsWith("--- 20"),
            after -> assertThat(after).startsWith("+++ 20"),
            line -> assertThat(line).isEqualTo("~ /city \"Oslo\" → \"Rome\""),
            line -> assertThat(line).isEqualTo("+ /new true"),
            line -> assertThat(line).isEqualTo("- /old 1"),
            line -> assertThat(line).isEqualTo("- /tags/0 \"a\""));
    assertThat(koru().run("diff", "users", "alice", "--json").out())
        .isEqualTo(
            "[{\"op\":\"replace\",\"path\":\"/city\",\"value\":\"Rome\"},"
                + "{\"op\":\"add\",\"path\":\"/new\",\"value\":true},"
                + "{\"op\":\"remove\",\"path\":\"/old\"},"
                + "{\"op\":\"remove\",\"path\":\"/tags/0\"}]\n");
  }

  @Test
  void diff_twoVersions_takesUnambiguousPrefixes() {
    String first = put("alice", "1");
    String second = put("bob", "2");

    Terminal.Result diff = koru().run("diff", first.substring(0, 12), second);

    assertThat(diff.lines()).element(0).asString().endsWith(" " + first.substring(0, 12));
    assertThat(diff.lines()).element(2).isEqualTo("~ 1 → 2");
    assertThat(koru().run("diff", first, "0123456789").exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void diff_firstVersionAndDelete_addAndRemoveTheWholeValue() {
    put("alice", "null");
    assertThat(koru().run("diff", "users", "alice").lines())
        .element(0)
        .isEqualTo("--- nothing yet");
    assertThat(koru().run("diff", "users", "alice", "--json").out())
        .isEqualTo("[{\"op\":\"add\",\"path\":\"\",\"value\":null}]\n");

    koru().run("delete", "users", "alice");

    assertThat(koru().run("diff", "users", "alice").lines())
        .satisfiesExactly(
            before -> assertThat(before).startsWith("--- 20"),
            after -> assertThat(after).startsWith("+++ 20").endsWith(" deleted"),
            line -> assertThat(line).isEqualTo("- null"));
    assertThat(koru().run("diff", "users", "alice", "--json").out())
        .isEqualTo("[{\"op\":\"remove\",\"path\":\"\"}]\n");
  }

  @Test
  void diff_wordsThatAreAKeyAndTwoVersions_areAmbiguous() {
    String first = put("alice", "1").substring(0, 16);
    String second = put("alice", "2").substring(0, 16);
    assertThat(koru().run("diff", first, second).lines()).element(2).isEqualTo("~ 1 → 2");

    koru().run("put", first, second, "3");

    assertThat(koru().run("diff", first, second).exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(koru().run("diff", first, second, "--from", "2020-01-01T00:00:00Z").lines())
        .element(2)
        .isEqualTo("+ 3");
    koru().run("put", first, "0123456", "4");
    assertThat(koru().run("diff", first, "0123456").lines()).element(2).isEqualTo("+ 4");
  }

  @Test
  void diff_betweenTimes_showsTheNetChange() {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      Sample.MIME.into(db, Terminal.unseenProgress());
    }

    Terminal.Result diff =
        koru().run("diff", "mime", "text/javascript", "--from", "2015-01-01T00:00:00Z");

    assertThat(diff.exit()).isZero();
    assertThat(diff.lines()).contains("+ /extensions [\"js\",\"mjs\"]");
    assertThat(
            koru()
                .run(
                    "diff",
                    "mime",
                    "text/javascript",
                    "--from",
                    "2024-07-12T00:00:00Z",
                    "--to",
                    "2024-07-13T00:00:00Z")
                .lines())
        .hasSize(2);
  }

  @Test
  void diff_unknownKeyAndTimesInTheWrongOrder_areRefused() {
    put("alice", "1");

    assertThat(koru().run("diff", "users", "bob").exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(koru().run("diff", "users").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(
            koru()
                .run(
                    "diff",
                    "users",
                    "alice",
                    "--from",
                    "2020-01-02T00:00:00Z",
                    "--to",
                    "2020-01-01T00:00:00Z")
                .exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
