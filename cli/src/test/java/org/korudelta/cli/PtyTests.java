package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person sees it: on a real terminal. */
class PtyTests {
  private static final String PROMPT = "koru(people)> ";

  @TempDir Path home;

  @Test
  void shell_onATerminal_completesAKeyAndKeepsItsHistory() throws Exception {
    Terminal.on(home.resolve("people")).run("put", "users", "alice liddell", "\"in wonderland\"");

    try (Pty pty = Pty.run(koru("shell --data people"), home)) {
      pty.await(PROMPT);
      pty.type("get us\tal\t\r");
      pty.await("'alice liddell'");
      pty.await("\"in wonderland\"");
      pty.await(PROMPT);
      pty.type("delete users 'alice liddell'\u0003");
      pty.await(PROMPT);
      pty.type("at yesterday\r");
      pty.await("koru(people @");
      pty.type("now\r");
      pty.await(PROMPT);
      pty.type("\u0010\u0010\u0010\r"); // three lines up: the first
      pty.await("\"in wonderland\"");
      pty.await(PROMPT);
      pty.type("\u0004");
      assertThat(pty.exit()).isZero();
      assertThat(pty.screen()).doesNotContain("WARNING");
    }
    assertThat(Files.readString(home.resolve(".local/state/koru/history")))
        .contains("get users 'alice liddell'")
        .doesNotContain("delete");
  }

  @Test
  void log_onATerminal_isAColouredTableOfItsWidth() throws Exception {
    Terminal koru = Terminal.on(home.resolve("people"));
    koru.run("put", "users", "alice", "\"" + "x".repeat(500) + "\"");

    try (Pty pty = Pty.run("stty cols 90; " + koru("log users alice --data people"), home)) {
      pty.await("…");
      assertThat(pty.exit()).isZero();
      assertThat(pty.screen()).contains("\u001b[1mTIME").doesNotContain("x".repeat(50));
    }
  }

  @Test
  void json_onATerminal_isEscapedWhereItWouldDriveIt() throws Exception {
    Terminal koru = Terminal.on(home.resolve("people"));
    koru.run("put", "users", "a", "\"\u009b2J\u202e\"");

    try (Pty pty = Pty.run(koru("get users a --json --data people"), home)) {
      pty.await("\\u009b2J\\u202e");
      assertThat(pty.exit()).isZero();
    }
  }

  private static String koru(String arguments) throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    return java
        + " -Dfile.encoding=UTF-8 -cp '"
        + System.getProperty("java.class.path")
        + "' "
        + Koru.class.getName()
        + " "
        + arguments;
  }
}
