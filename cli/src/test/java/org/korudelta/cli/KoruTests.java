package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Screen;
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
  void putGetLog_valueAsDeepAsMayBe_areShownInBothForms() {
    Terminal koru = Terminal.on(directory);
    String deep = "[".repeat(Json.NESTING_MAX) + "]".repeat(Json.NESTING_MAX);

    assertThat(koru.run("put", "n", "k", deep).out()).contains(deep);
    assertThat(koru.run("put", "n", "k", deep, "--json").out()).contains("\"value\":" + deep);
    assertThat(koru.run("get", "n", "k").out()).isEqualTo(deep + "\n");
    assertThat(koru.run("get", "n", "k", "--json").out()).contains("\"value\":" + deep);
    assertThat(koru.run("log", "n", "k").lines()).hasSize(2);
    assertThat(koru.run("log", "n", "k", "--json").out()).contains("\"value\":" + deep);
  }

  @Test
  void get_absentKey_saysNothingOnStdoutAndNotFoundOnStderr() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "users", "alice", "1");

    Terminal.Result got = koru.run("get", "users", "nobody", "--json");

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
  void put_metadataThatIsNoObject_makesNoDatabase() {
    Path data = directory.resolve("data");

    assertThat(Terminal.on(data).run("put", "n", "k", "1", "--metadata", "nonsense").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(data).doesNotExist();
  }

  static List<List<String>> writesThatCannotBe() {
    String long257 = "n".repeat(257);
    return List.of(
        List.of("bytes=257 max=256", "put", long257, "k", "1"),
        List.of("bytes=0 min=1", "put", "", "k", "1"),
        List.of("bytes=1026 max=1024", "put", "n", "é".repeat(513), "1"),
        List.of("bytes=0 min=1", "put", "n", "", "1"),
        List.of("bytes=16777217 or more, max=16777216", "put", "n", "k", "--file", "FILE"),
        List.of("value too long: ", "put", "n", "k", "[1e20" + ",1e20".repeat(800_000) + "]"),
        List.of("metadata too long: ", "put", "n", "k", "1", "--metadata", metadataOver()),
        List.of("not_found: no database here", "put", "n", "k", "1", "--expect", "1234567"),
        List.of("not_found: no database here", "put", "n", "k", "1", "--cause", "1234567"),
        List.of("bytes=257 max=256", "import", "VECTORS", "--namespace", long257),
        List.of("bytes=0 min=1", "import", "VECTORS", "--namespace", ""));
  }

  private static String metadataOver() {
    return "{\"a\":[1e20" + ",1e20".repeat(800_000) + "]}";
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("writesThatCannotBe")
  void write_thatCannotBe_saysWhyAndMakesNoDatabase(List<String> reasonAndLine) throws IOException {
    Path data = directory.resolve("data");
    Path file = directory.resolve("value.json");
    Files.writeString(file, "\"" + "x".repeat(17 << 20) + "\"");
    Path vectors = Files.writeString(directory.resolve("v"), "{\"key\":\"k\",\"vector\":[1]}");
    String[] line =
        reasonAndLine.stream()
            .skip(1)
            .map(word -> word.equals("FILE") ? file.toString() : word)
            .map(word -> word.equals("VECTORS") ? vectors.toString() : word)
            .toArray(String[]::new);

    Terminal.Result result = Terminal.on(data).run(line);

    assertThat(result.err()).startsWith("koru: ").contains(reasonAndLine.get(0));
    assertThat(result.exit()).isIn(ExitCode.BAD_INPUT, ExitCode.NOT_FOUND);
    assertThat(data).doesNotExist();
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
    assertThat(directory).isEmptyDirectory();
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
            first -> assertThat(first).endsWith("\tput\t1"),
            second -> assertThat(second).endsWith("\tdelete\t"),
            third -> assertThat(third).endsWith("\tput\tnull"));
    assertThat(koru.run("log", "users", "alice", "--skip", "1", "--limit", "1").lines())
        .singleElement()
        .asString()
        .endsWith("\tdelete\t");
  }

  @Test
  void log_onATerminalOf80Columns_cutsNothingButValues() {
    Terminal koru = Terminal.on(directory);
    String put = koru.run("put", "n", "k", "\"" + "x".repeat(100) + "\"").out();

    Terminal.Result log =
        Terminal.execute(
            Screen.terminal(() -> 80), "log", "n", "k", "--data", "" + directory, "--color=never");

    String[] cells = put.split(" ", -1);
    assertThat(log.lines().get(1))
        .startsWith(cells[0] + "  " + cells[1] + "  put        \"xxx")
        .hasSize(80)
        .endsWith("…");
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
    Terminal.Result got = Terminal.on(directory).run("get", "users", "alice", "--at", "whenever");

    assertThat(got.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(got.err())
        .startsWith("koru: bad_request: ")
        .contains("whenever", "2 days ago", "yesterday");
  }

  @Test
  void put_keyAtAndOverTheLimit_isTakenAndRefused() {
    Terminal koru = Terminal.on(directory);

    assertThat(koru.run("put", "users", "k".repeat(1_024), "1").exit()).isZero();
    Terminal.Result over = koru.run("put", "users", "k".repeat(1_025), "1");

    assertThat(over.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(over.err()).startsWith("koru: limit: ").contains("1025").contains("1024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get n k",
        "get --version 1234567",
        "log n k",
        "keys",
        "keys n",
        "namespaces",
        "contains n k",
        "diff n k",
        "diff 1234567 89abcde",
        "watch n",
        "export",
        "stats",
        "search n k",
        "search n --vector [1]",
        "navigate n k -m",
        "similar n",
        "walk n k",
        "delete n k"
      })
  void read_whereThereIsNoDatabase_isNotFoundAndMakesNone(String line) throws IOException {
    Path nowhere = directory.resolve("nowhere");
    Path empty = Files.createDirectory(directory.resolve("empty"));

    for (Path place : List.of(nowhere, empty)) {
      Terminal.Result result = Terminal.on(place).run(line.split(" "));

      assertThat(result.exit()).isEqualTo(ExitCode.NOT_FOUND);
      assertThat(result.err()).startsWith("koru: not_found: no database").contains("" + place);
    }
    assertThat(nowhere).doesNotExist();
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void keys_withControlCharacters_cannotDriveTheTerminal() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "n", "two\nlines\u001b[2J", "\"\u009b31m\"");

    assertThat(koru.run("keys", "n").lines()).containsExactly("two\\u000alines\\u001b[2J");
    assertThat(koru.run("keys", "n", "--json").lines())
        .containsExactly("{\"key\":\"two\\nlines\\u001b[2J\"}");
    assertThat(koru.run("log", "n", "two\nlines\u001b[2J").out()).doesNotContain("\u009b");
    assertThat(koru.run("get", "n", "\u001b[2J").err())
        .doesNotContain("\u001b")
        .contains("key=\\u001b[2J");
  }

  @Test
  void log_json_hasCausesAndMetadata() {
    Terminal koru = Terminal.on(directory);
    String cause = versionId(koru.run("put", "n", "a", "1", "--json"));
    koru.run("put", "n", "b", "2", "--cause", cause, "--metadata", "{\"by\":\"eve\"}");

    assertThat(koru.run("log", "n", "b", "--json").out())
        .contains("\"causes\":[\"" + cause + "\"]")
        .contains("\"metadata\":{\"by\":\"eve\"}");
  }

  @Test
  void put_negativeNumber_isAValue() {
    Terminal koru = Terminal.on(directory);

    assertThat(koru.run("put", "n", "k", "-5").exit()).isZero();
    assertThat(koru.run("get", "n", "k").out()).isEqualTo("-5\n");
    assertThat(koru.run("put", "n", "k", "-1.5e3").exit()).isZero();
    assertThat(koru.run("get", "n", "k").out()).isEqualTo("-1500\n");
  }

  @Test
  void get_withoutKey_isAUsageError() {
    Terminal.Result result = Terminal.on(directory).run("get", "n");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("NAMESPACE and KEY").contains("Usage: koru get");
  }

  @Test
  void commandLine_argumentThatIsNotUtf8_isRefused() {
    Terminal.Result result = Terminal.on(directory).run("put", "n", "caf\ufffd", "1");

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("koru: bad_request: ").contains("position=5");
    assertThat(directory).isEmptyDirectory();
  }

  /** The launcher reads that line too, to find the jars. */
  @Test
  void version_ofTheCommand_isThatOfTheBuild() throws IOException {
    List<String> pom = Files.readAllLines(Path.of("..", "pom.xml"));

    String version = Terminal.execute("--version").out().strip().replace("koru ", "");

    assertThat(pom)
        .filteredOn(line -> line.startsWith("  <version>"))
        .containsExactly("  <version>" + version + "</version>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test --nightly", "bench engine --quick", "bench runtime --only tick"})
  void commandLine_workOfTheLauncher_namesTheLauncher(String line) {
    Terminal.Result result = Terminal.execute(line.split(" "));

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).endsWith("./koru " + line.substring(0, line.indexOf(' ')) + "\n");
  }

  @Test
  void commandLine_nothing_showsTheHelp() {
    Terminal.Result result = Terminal.execute();

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).startsWith("NAME").contains("EXIT STATUS");
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
