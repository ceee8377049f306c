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
import org.korudelta.cli.terminal.ExitCode;

/** The script, and what a real bash makes of it. */
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
  void script_ofZsh_isTheSame() throws IOException {
    assertThat(Terminal.execute("completion", "zsh").out())
        .isEqualTo(Files.readString(script))
        .contains("bashcompinit");
  }

  @Test
  void script_ofAnotherShell_isRefused() {
    Terminal.Result result = Terminal.execute("completion", "tcsh");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("tcsh", "[BASH, ZSH]");
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
