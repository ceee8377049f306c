package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.help.CommandGroup;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Screen;
import picocli.CommandLine;

class HelpTests {
  @TempDir Path directory;

  static Stream<String> commands() {
    return tree().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEveryCommand_isAManualPage(String name) {
    Terminal.Result page = Terminal.execute(name, "--help");

    assertThat(page.exit()).isZero();
    assertThat(page.lines())
        .startsWith("NAME")
        .contains("SYNOPSIS", "COMMON OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO");
    assertThat(page.out())
        .contains("  koru " + name + " - ")
        .contains("koru help")
        .doesNotContain("\u001b")
        .isEqualTo(Terminal.execute("help", name).out());
    assertThat(page.lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEveryCommand_isInAGroup(String name) {
    assertThat(CommandGroup.of(name)).isPresent();
    assertThat(Terminal.execute("--help").out()).contains("    " + name + " ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEveryArgumentAndOption_saysWhatItIs(String name) {
    var spec = tree().getSubcommands().get(name).getCommandSpec();

    assertThat(spec.args()).allSatisfy(arg -> assertThat(arg.description()).isNotEmpty());
  }

  @Test
  void help_ofKoru_groupsTheCommandsAndListsTheExitCodes() {
    Terminal.Result page = Terminal.execute("--help");

    assertThat(page.exit()).isZero();
    assertThat(page.lines())
        .contains("COMMANDS", "  Write", "  History", "EXIT STATUS")
        .anyMatch(line -> line.contains("70 ") && line.contains("a defect of koru itself"));
    assertThat(Terminal.execute("help").out()).isEqualTo(page.out());
  }

  @Test
  void help_ofTopics_explainsThem() {
    assertThat(Terminal.execute("help", "times").out()).contains("2 days ago", "last week");
    assertThat(Terminal.execute("help", "environment").out()).contains("KORU_DATA", "NO_COLOR");
  }

  @Test
  void help_ofAPrefix_isThatPageOrAnError() {
    assertThat(Terminal.execute("help", "nav").out()).contains("koru navigate - ");
    assertThat(Terminal.execute("help", "time").out()).startsWith("TIMES");
    assertThat(Terminal.execute("help", "s").err())
        .contains("'s' is not unique", "stats", "search");
    Terminal.Result unknown = Terminal.execute("help", "gte");
    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("No page: 'gte'; nearest: [get]");
  }

  @Test
  void help_onATerminal_hasBoldHeadings() {
    Screen screen = Screen.terminal(() -> 80);

    assertThat(Terminal.execute(screen, "get", "--help").out()).startsWith("\u001b[1mNAME");
    assertThat(Terminal.execute(screen, "--color=never", "get", "--help").out()).startsWith("NAME");
    assertThat(Terminal.execute("get", "--help", "--color=always").out())
        .startsWith("\u001b[1mNAME");
  }

  @Test
  void commandLine_unambiguousPrefix_isTheCommandOrOption() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "n", "k", "1");

    assertThat(koru.run("nam", "--js").lines()).containsExactly("{\"keys\":1,\"namespace\":\"n\"}");
    assertThat(Terminal.execute("--da", directory.toString(), "get", "n", "k").out())
        .isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "d", "n"})
  void commandLine_ambiguousPrefix_namesTheCandidates(String prefix) {
    List<String> candidates = commands().filter(name -> name.startsWith(prefix)).toList();
    Terminal.Result result = Terminal.execute(prefix);

    assertThat(candidates).hasSizeGreaterThan(1);
    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'" + prefix + "' is not unique").contains(candidates);
  }

  @Test
  void commandLine_ambiguousOption_namesTheCandidates() {
    Terminal.Result result = Terminal.execute("put", "--c", "x");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'--c' is not unique: it may be --cause, --color");
  }

  @Test
  void commandLine_whatIsNoAbbreviation_isLeftAsItIs() {
    Terminal koru = Terminal.on(directory);

    assertThat(koru.run("put", "n", "-", "1").exit()).isZero();
    assertThat(koru.run("put", "nav", "--", "--js", "2").exit()).isZero();
    assertThat(koru.run("get", "nav", "--", "--js").out()).isEqualTo("2\n");
    assertThat(koru.run("get", "n", "-").out()).isEqualTo("1\n");
    assertThat(koru.run("put", "n", "k", "3", "--metadata", "--js").err()).contains("bad_request");
  }

  @Test
  void commandLine_misspelt_namesTheNearest() {
    assertThat(Terminal.execute("gte", "s", "--c").err())
        .contains("Unknown command: 'gte'", "Did you mean: get?");
    assertThat(Terminal.execute("get", "a", "b", "--jsno").err())
        .contains("Unknown option: '--jsno'", "Did you mean: --json?");
    assertThat(Terminal.execute("get", "a", "--", "b", "--json").err())
        .contains("One word too many: '--json'")
        .doesNotContain("Did you mean");
    assertThat(Terminal.execute("get", "a", "b", "c").err()).contains("One word too many: 'c'");
  }

  @Test
  void commandLine_misspeltWithControlCharacters_cannotDriveTheTerminal() {
    assertThat(Terminal.execute("\u001b[2J").err()).doesNotContain("\u001b");
    assertThat(Terminal.execute("get", "--\u202e").err()).doesNotContain("\u202e");
    assertThat(Terminal.execute("help", "\u009b").err()).doesNotContain("\u009b");
    assertThat(Terminal.execute("--color", "\u001b[2J", "keys").err()).doesNotContain("\u001b");
  }

  private static CommandLine tree() {
    Surroundings around = Terminal.surroundings(new StringWriter(), Screen.PIPE);
    PrintWriter out = new PrintWriter(new StringWriter());
    return Koru.commandLine(new Session(around), out, out);
  }
}
