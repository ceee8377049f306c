package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;

/**
 * The scripts, and what a real bash makes of its own. Those of zsh and fish are compared as text,
 * since neither is on every machine. After a change to them, try by hand what follows, in {@code
 * zsh -f -i} after {@code eval "$(koru completion zsh)"} and in {@code fish --private} after {@code
 * koru completion fish | source}, each on a terminal; zsh 5.9 and fish 3.6 were tried so:
 *
 * <pre>
 * koru navig[Tab]                         koru navigate
 * koru na[Tab]                            lists namespaces and navigate, with what they do
 * koru put x --fi[Tab]                    koru put x --file, in zsh with = after it
 * koru keys --color a[Tab]                lists always and auto
 * koru completion [Tab]                   lists bash, zsh and fish
 * koru --json --data DIR nav[Tab]         koru … navigate
 * koru import FI[Tab], export -o FI[Tab]  files; after --data directories only
 * koru get n [Tab]                        nothing: keys are completed in koru shell
 * </pre>
 */
class CompletionCommandTests {
  @TempDir Path directory;
  private Path script;

  @BeforeEach
  void print() throws IOException {
    Terminal.Result printed = Terminal.execute("completion", "bash");
    assertThat(printed.exit()).isZero();
    script = Files.writeString(directory.resolve("koru.bash"), printed.out());
  }

  @Test
  void script_isBash() throws Exception {
    assertThat(bash("-n", script.toString())).isEmpty();
  }

  @Test
  void tab_afterTheFirstLetters_completesTheCommand() throws Exception {
    assertThat(completed("na")).containsExactlyInAnyOrder("navigate", "namespaces");
    assertThat(completed("nav")).containsExactly("navigate");
  }

  @Test
  void tab_afterACommand_completesItsOptions() throws Exception {
    assertThat(completed("get", "--a")).containsExactly("--at");
    assertThat(completed("put", "--e")).containsExactly("--expect");
    assertThat(completed("keys", "--color", "a")).containsExactlyInAnyOrder("auto", "always");
  }

  @Test
  void tab_inAnInteractiveBash_completes() throws Exception {
    try (Pty pty = Pty.run("PS1='ready> ' bash --norc -i", directory)) {
      pty.await("ready> ");
      pty.type("source koru.bash; echo sour''ced\n");
      pty.await("sourced");
      pty.type("koru navig\t");
      pty.await("koru navigate ");
      pty.type("\u0015exit\n");
      assertThat(pty.exit()).isZero();
    }
  }

  @Test
  void script_ofZsh_offersCommandsOptionsAndTheirValues() {
    assertThat(Terminal.execute("completion", "zsh").lines())
        .contains(
            "compdef _koru koru",
            "        'put:Write a JSON value as the key'\\''s next version'",
            "        put)",
            "            '--file=[Read the value from FILE]:FILE:_files' \\",
            "            '--data=[The database'\\''s directory]:DIR:_files -/' \\",
            "            '*--cause=[A version that led to this one]:ID: ' \\",
            "            '--color=[Colour]:WHEN:(auto always never)' \\",
            "            '1:NAMESPACE:_guard \"^-*\" \"NAMESPACE\"' \\",
            "            '1:SHELL:(bash zsh fish)'")
        .noneMatch(line -> line.contains("$(koru ") && !line.startsWith("#"));
  }

  @Test
  void script_ofFish_offersCommandsOptionsAndTheirValues() {
    String inPut = "complete -c koru -n 'contains -- put (__koru_command)' ";

    assertThat(Terminal.execute("completion", "fish").lines())
        .contains(
            "complete -c koru -n 'not __koru_command >/dev/null' -a put"
                + " -d 'Write a JSON value as the key\\'s next version'",
            inPut + "-l file -r -F -d 'Read the value from FILE'",
            inPut + "-l cause -r -f -d 'A version that led to this one'",
            inPut + "-l color -r -f -a 'auto always never' -d 'Colour'",
            "complete -c koru -n 'contains -- import (__koru_command)' -F",
            "complete -c koru -n 'contains -- completion (__koru_command)' -f -a 'bash zsh fish'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zsh", "fish"})
  void script_ofAnyShell_namesEveryCommand(String shell) {
    String script = Terminal.execute("completion", shell).out();

    assertThat(Commands.NAMES)
        .allSatisfy(name -> assertThat(script).containsPattern("('| -a )" + name + "[: ]"));
  }

  @Test
  void script_ofAnotherShell_isRefused() {
    Terminal.Result result = Terminal.execute("completion", "tcsh");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("tcsh", "[BASH, ZSH, FISH]");
  }

  /** What bash offers for {@code koru} and these words when Tab is pressed at their end. */
  private List<String> completed(String... words) throws Exception {
    String line =
        "source '%s'; COMP_WORDS=(koru %s); COMP_CWORD=%d; COMP_LINE=\"${COMP_WORDS[*]}\";"
                .formatted(script, String.join(" ", words), words.length)
            + " COMP_POINT=${#COMP_LINE}; $(complete -p koru | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
            + " koru; printf '%s\\n"
            + "' \"${COMPREPLY[@]}\"";
    return bash("-c", line).lines().map(String::strip).toList();
  }

  private String bash(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of("bash", "--norc"), Stream.of(arguments)).toList();
    Process bash = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(bash.exitValue()).as(out).isZero();
    return out;
  }
}
