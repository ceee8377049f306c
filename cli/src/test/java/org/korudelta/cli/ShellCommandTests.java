package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;

/** Lines of a shell that nobody types. */
class ShellCommandTests {
  @TempDir Path directory;

  @Test
  void lines_onOneDatabase_shareItOpen() {
    Terminal.Result result =
        lines("put users 'bob smith' {\"name\": \"Bob\"}", "get users 'bob smith'", "keys users");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.lines()).endsWith("{\"name\":\"Bob\"}", "bob smith");
  }

  @Test
  void lines_withAnOpenBracket_goOnInTheNext() {
    assertThat(lines("put n k {\"a\":", "1,", "\"b\":2}", "get n k").lines())
        .endsWith("{\"a\":1,\"b\":2}");
  }

  @Test
  void lines_upToTheFirstThatFails_nameItAndGiveItsExitCode() {
    Terminal.Result result =
        lines("# a comment", "put n k [1,", "2]", "get n nobody", "put n late 1");

    assertThat(result.exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(result.err()).contains("koru: not_found: ", "koru: the script stopped: line=4");
    assertThat(Terminal.on(directory).run("keys", "n").lines()).containsExactly("k");
  }

  @Test
  void lines_leftOpenAtTheEnd_areRefused() {
    Terminal.Result result = lines("put n k 'abc");

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("left open").contains("line=1");
  }

  @Test
  void lines_withAWrongCommand_sayWhatIsNear() {
    Terminal.Result result = lines("gte n k");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("Did you mean: get?", "line=1");
  }

  @Test
  void at_aTime_letsEveryReadLookAtIt() {
    Terminal.on(directory).run("put", "n", "k", "1");

    Terminal.Result result =
        lines("at 2020-01-01", "keys n", "contains n k --json --at \"1 day ago\"");
    assertThat(result.out()).isEqualTo("{\"contains\":false,\"key\":\"k\",\"namespace\":\"n\"}\n");
    assertThat(lines("at 2020-01-01", "log n k").err()).contains("no history");
    assertThat(lines("at 2020-01-01", "get n k").err()).contains("at=2020-01-01T00:00:00");
    assertThat(lines("at 2020-01-01", "now", "get n k").out()).isEqualTo("1\n");
  }

  @Test
  void at_aTime_refusesWrites() {
    Terminal.on(directory).run("put", "n", "k", "1");

    for (String write : List.of("put n k 2", "delete n k")) {
      Terminal.Result result = lines("at yesterday", write);

      assertThat(result.exit()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(result.err()).startsWith("koru: read_only: ").contains("now");
    }
    assertThat(Terminal.on(directory).run("get", "n", "k").out()).isEqualTo("1\n");
  }

  @Test
  void exit_anywhere_endsTheLines() {
    assertThat(lines("put n k 1", "exit", "get n nobody").exit()).isZero();
    assertThat(lines("quit", "get n nobody").exit()).isZero();
  }

  @Test
  void options_ofTheShell_areThoseOfEveryLine() {
    Terminal.Result result =
        Terminal.on(directory).run("shell", "--json", "-c", "put n k 1", "-c", "keys n");

    assertThat(result.lines()).last().isEqualTo("{\"key\":\"k\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stats",
        "stats --json",
        "--json stats",
        "--js --color=never --data DATA stats",
        "--color never stats --color never"
      })
  void options_beforeTheShellAndInALine_areBothTaken(String line) {
    Terminal.on(directory).run("put", "n", "k", "1");
    String data = directory.toString();

    Terminal.Result result =
        Terminal.execute(
            "--json",
            "--data",
            data,
            "--color=always",
            "shell",
            "-c",
            line.replace("DATA", data),
            "-c",
            "keys n");

    assertThat(result.err()).isEmpty();
    assertThat(result.lines()).hasSize(2).first().asString().contains("\"commits\":1,");
    assertThat(result.lines()).last().isEqualTo("{\"key\":\"k\"}");
  }

  @Test
  void options_ofALine_areNotThoseOfTheNext() {
    assertThat(lines("put n k 1", "keys n --json", "keys n").lines())
        .endsWith("{\"key\":\"k\"}", "k");
  }

  @Test
  void line_onAnotherDatabase_isRefused() {
    Terminal.Result result = lines("put n k 1", "keys n --data " + directory.resolve("elsewhere"));

    assertThat(result.exit()).isNotZero();
    assertThat(directory.resolve("elsewhere")).doesNotExist();
    assertThat(lines("shell").err()).contains("Unknown command: 'shell'");
  }

  @Test
  void lines_onOneDatabaseByManyNames_shareItOpen() throws IOException {
    Path data = directory.resolve("data");
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    Path fromHere = Path.of("").toAbsolutePath().relativize(data.toAbsolutePath());

    for (Path name :
        List.of(
            directory.resolve("./data"),
            directory.resolve("data/../data/."),
            link.resolve("data"),
            fromHere)) {
      assertThat(
              Terminal.on(name)
                  .run("shell", "-c", "put n k 1", "-c", "keys n --data " + data)
                  .lines())
          .as(name.toString())
          .last()
          .isEqualTo("k");
    }
  }

  @Test
  void verify_inAShell_readsTheFilesOfTheOpenDatabase() {
    Terminal.Result result = lines("put n k 1", "verify", "get n k");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.lines()).endsWith("1");
  }

  @Test
  void help_inAShell_namesItsOwnCommands() {
    assertThat(lines("help").lines())
        .contains("  This shell")
        .anyMatch(line -> line.startsWith("    at "));
  }

  @Test
  void process_withAScript_runsItAndStops() throws Exception {
    Path script =
        Files.writeString(
            directory.resolve("script"), "put n é {\"a\": 1}\nget n é\nput n k\nget n é\n");

    Terminal.Result result = process(List.of("shell", "--data", directory + "/d"), script);

    assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.lines()).hasSize(2).endsWith("{\"a\":1}");
    assertThat(result.err()).contains("holds the lines of this shell", "line=3");
  }

  private Terminal.Result process(List<String> arguments, Path in)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Koru.class.getName()));
    command.addAll(arguments);
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command).redirectInput(in.toFile()).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Terminal.Result(process.exitValue(), out, Files.readString(err));
  }

  private Terminal.Result lines(String... lines) {
    List<String> arguments = new ArrayList<>(List.of("shell"));
    for (String line : lines) {
      arguments.addAll(List.of("-c", line));
    }
    return Terminal.on(directory).run(arguments.toArray(String[]::new));
  }
}
