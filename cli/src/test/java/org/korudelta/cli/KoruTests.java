package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;

class KoruTests {
  @TempDir Path directory;

  @Test
  void get_afterPut_printsTheCanonicalValue() {
    Terminal koru = Terminal.on(directory);

    assertThat(koru.run("put", "users", "alice", "{\"b\": 1.0, \"a\": [true, null]}").exit())
        .isZero();
    Terminal.Result got = koru.run("get", "users", "alice");

    assertThat(got.out()).isEqualTo("{\"a\":[true,null],\"b\":1}\n");
    assertThat(got.exit()).isZero();
  }

  @Test
  void get_json_printsOneObjectWithValueVersionIdAndTimestamp() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "users", "alice", "{\"name\":\"Alice\"}");

    Terminal.Result got = koru.run("get", "users", "alice", "--json");

    JsonObject object = (JsonObject) Json.parse(got.out().strip());
    assertThat(object.member("value")).contains(Json.parse("{\"name\":\"Alice\"}"));
    assertThat(object.names()).contains("versionId", "timestamp");
    assertThat(got.lines()).hasSize(1);
  }

  @Test
  void get_absentKey_saysNothingOnStdoutAndNotFoundOnStderr() {
    Terminal.Result got = Terminal.on(directory).run("get", "users", "nobody", "--json");

    assertThat(got.exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(got.out()).isEmpty();
    assertThat(got.err()).startsWith("koru: not_found: ").contains("key=nobody");
  }

  @Test
  void get_byVersionPrefix_readsThatVersion() {
    Terminal koru = Terminal.on(directory);
    String first = versionId(koru.run("put", "users", "alice", "1", "--json"));
    koru.run("put", "users", "alice", "2");

    assertThat(koru.run("get", "--version", first.substring(0, 12)).out()).isEqualTo("1\n");
    assertThat(koru.run("get", "users", "bob", "--version", first).exit())
        .isEqualTo(ExitCode.NOT_FOUND);
    assertThat(koru.run("get", "--version", "abc").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru.run("get", "--version", first.substring(0, 8) + "zz").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru.run("get", "--version", "0123456789").exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void put_expectedVersion_isCompareAndSet() {
    Terminal koru = Terminal.on(directory);
    String first =
        versionId(koru.run("put", "users", "alice", "1", "--expect", "absent", "--json"));

    assertThat(koru.run("put", "users", "alice", "2", "--expect", first).exit()).isZero();
    Terminal.Result late = koru.run("put", "users", "alice", "3", "--expect", first);

    assertThat(late.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(late.err()).startsWith("koru: conflict: ").contains(first);
    assertThat(koru.run("get", "users", "alice").out()).isEqualTo("2\n");
  }

  @Test
  void put_malformedJson_namesLineAndColumnAndWritesNothing() {
    Terminal koru = Terminal.on(directory);

    Terminal.Result put = koru.run("put", "users", "alice", "{\"name\":\n \"Alice\",}");

    assertThat(put.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(put.err()).startsWith("koru: bad_request: ").contains("line=2").contains("column=");
    assertThat(koru.run("log", "users", "alice").exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void put_fromFile_readsIt() throws IOException {
    Path file = Files.writeString(directory.resolve("value.json"), "[1,2,3]");
    Terminal koru = Terminal.on(directory.resolve("data"));

    assertThat(koru.run("put", "lists", "first", "--file", file.toString()).exit()).isZero();

    assertThat(koru.run("get", "lists", "first").out()).isEqualTo("[1,2,3]\n");
    assertThat(koru.run("put", "lists", "first", "--file", "/nowhere/at/all").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void log_afterDelete_showsEveryVersionOldestFirst() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "users", "alice", "1");
    koru.run("delete", "users", "alice");
    koru.run("put", "users", "alice", "null");

    assertThat(koru.run("log", "users", "alice").lines())
        .satisfiesExactly(
            first -> assertThat(first).endsWith(" put 1"),
            second -> assertThat(second).endsWith(" delete"),
            third -> assertThat(third).endsWith(" put null"));
    assertThat(koru.run("log", "users", "alice", "--skip", "1", "--limit", "1").lines())
        .singleElement()
        .asString()
        .endsWith(" delete");
  }

  @Test
  void keys_afterDelete_leavesTheKeyOut() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "users", "bob", "1");
    koru.run("put", "users", "alice", "1");
    koru.run("delete", "users", "bob");

    assertThat(koru.run("keys", "users").lines()).containsExactly("alice");
    assertThat(koru.run("keys").lines()).containsExactly("users");
    assertThat(koru.run("keys", "users", "--at", "1999-01-01T00:00:00Z").lines()).isEmpty();
  }

  @Test
  void delete_absentKey_isNotFound() {
    assertThat(Terminal.on(directory).run("delete", "users", "nobody").exit())
        .isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void open_aFileWhereADirectoryShouldBe_isBadRequest() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");

    Terminal.Result got = Terminal.on(file).run("stats");

    assertThat(got.err()).startsWith("koru: bad_request: ").contains(file.toString());
    assertThat(got.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(file).hasContent("not a directory");
  }

  @Test
  void open_aSecondTime_namesTheOwner() {
    try (BlockingKoruDelta owner = BlockingKoruDelta.open(directory)) {
      owner.put("users", "alice", JsonString.of("Alice"));

      Terminal.Result got = Terminal.on(directory).run("get", "users", "alice");

      assertThat(got.exit()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(got.err())
          .startsWith("koru: already_open: ")
          .contains("" + ProcessHandle.current().pid());
    }
  }

  @Test
  void open_aForeignFileInTheDirectory_refusesAndLeavesItAlone() throws IOException {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "users", "alice", "1");
    Path foreign = Files.writeString(directory.resolve("holiday.jpg"), "a picture");

    Terminal.Result got = koru.run("get", "users", "alice");

    assertThat(got.exit()).isNotZero();
    assertThat(got.err()).contains("holiday.jpg");
    assertThat(foreign).hasContent("a picture");
  }

  @Test
  void get_badTimestamp_namesIt() {
    Terminal.Result got = Terminal.on(directory).run("get", "users", "alice", "--at", "yesterday");

    assertThat(got.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(got.err()).startsWith("koru: bad_request: ").contains("yesterday");
  }

  @Test
  void put_keyAtAndOverTheLimit_isTakenAndRefused() {
    Terminal koru = Terminal.on(directory);

    assertThat(koru.run("put", "users", "k".repeat(1_024), "1").exit()).isZero();
    Terminal.Result over = koru.run("put", "users", "k".repeat(1_025), "1");

    assertThat(over.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(over.err()).startsWith("koru: limit: ").contains("1025").contains("1024");
  }

  @Test
  void commandLine_unknownCommand_isAUsageError() {
    Terminal.Result result = Terminal.execute("frobnicate");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("frobnicate");
  }

  private static String versionId(Terminal.Result put) {
    JsonObject object = (JsonObject) Json.parse(put.out().strip());
    return ((JsonString) object.member("versionId").orElseThrow()).value();
  }
}
