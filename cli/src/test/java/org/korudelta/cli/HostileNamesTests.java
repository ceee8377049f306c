package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.Screen;

/** Names and values that would drive a terminal, shown by every command on one. */
class HostileNamesTests {
  /** Clears the screen by C0 and by C1, rings, turns the direction of writing, breaks the line. */
  private static final String HOSTILE = "a\u001b[2J\u009b2J\u0007\u007f\u202e\u2066\u2028\u0085\nz";

  @TempDir Path directory;
  private Path database;

  @BeforeEach
  void write() {
    database = directory.resolve("data");
    Terminal koru = Terminal.on(database);
    String json =
        "\""
            + HOSTILE.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007").replace("\n", "\\n")
            + "\"";
    koru.run("put", HOSTILE, HOSTILE, json, "--metadata", "{" + json + ":" + json + "}");
    koru.run("put", HOSTILE, HOSTILE, "{" + json + ":1}");
    koru.run("put", HOSTILE, "other", json);
    koru.run("embed", HOSTILE, "vector", "[1,2]");
    koru.run("embed", HOSTILE, HOSTILE + " vector", "[1,3]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get|H|H",
        "get|H|other",
        "get|H|none",
        "get|H|H|--at|H",
        "log|H|H",
        "log|H|none",
        "keys|H",
        "namespaces",
        "contains|H|H",
        "diff|H|H",
        "diff|H|none",
        "watch",
        "watch|H|--prefix|H",
        "graph|H|H",
        "graph|H|none",
        "delete|H|H",
        "delete|H|H none",
        "put|H|H|1",
        "put|H|H|H",
        "put|H|H|1|--expect|H",
        "put|H|H|1|--file|H",
        "put|n|k|1|--metadata|[\"H\"]",
        "embed|H|H|[1]",
        "embed|H|H|H",
        "embed|H|H|[1]|--model|H",
        "embed|H|H|[1]|--metadata|{\"a\":\"H\"}",
        "search|H|H",
        "search|H|vector|--explain",
        "search|H|--vector|[1]|--model|H",
        "search|H|--vector|[1,2]|--filter|H=H|--metric|H",
        "navigate|H|H|+H",
        "navigate|H|H|H",
        "navigate|H|vector|+H vector|--explain",
        "similar|H",
        "walk|H|H",
        "walk|H|none|--along|H",
        "export",
        "export|--namespace|none H",
        "import|H",
        "stats|--data|H",
        "verify",
        "doctor",
        "H",
        "get|--H",
        "help|H",
        "completion|H",
        "shell|-c|keys 'H'|-c|get 'H' 'H'|-c|get 'H' H"
      })
  void command_onHostileNames_cannotDriveTheTerminal(String line) {
    String[] words = line.replace("H", HOSTILE).split("\\|");

    assertHarmless(shown(words));
    assertHarmless(shown(with("--json", words)));
  }

  @Test
  void defect_withAHostileMessage_cannotDriveTheTerminal() {
    StringWriter err = new StringWriter();

    ErrorReport.defect(new PrintWriter(err), new IllegalStateException(HOSTILE.replace("\n", "")));

    assertThat(err.toString()).contains("a\\u001b[2J");
    assertHarmless(err.toString());
  }

  @Test
  void json_inAPipe_isCanonical() {
    assertThat(Terminal.on(database).run("keys", HOSTILE, "--json").out()).contains("\u009b2J");
  }

  private String shown(String... words) {
    List<String> line = new ArrayList<>(List.of("--data", database.toString(), "--color=never"));
    line.addAll(List.of(words));
    Screen screen = Screen.terminal(() -> 1_000);
    Terminal.Result result = Terminal.execute(screen, line.toArray(String[]::new));
    assertThat(result.out() + result.err()).isNotEmpty();
    return result.out() + result.err();
  }

  private static String[] with(String option, String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.add(0, option);
    return line.toArray(String[]::new);
  }

  /** Line ends are koru's own; nothing else that drives a terminal may be there. */
  private static void assertHarmless(String shown) {
    assertThat(shown.replace("\n", ""))
        .doesNotContainPattern("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]");
    assertThat(shown.lines()).noneMatch(line -> line.startsWith("z"));
  }
}
