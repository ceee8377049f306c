package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.shell.Repl;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine;

/** What somebody types, on a terminal that JLine plays. */
@Timeout(60)
class ReplTests {
  private static final String ENTER = "\r";
  private static final String TAB = "\t";

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() {
    Terminal koru = Terminal.on(directory.resolve("people"));
    koru.run("put", "users", "alice liddell", "\"in wonderland\"");
    koru.run("put", "users", "bob", "\"at home\"");
    koru.run("put", "users", "bad\u001b[2J", "\"evil\"");
    koru.run("put", "logs", "x", "1");
  }

  @Test
  void tab_completesCommandNamespaceAndKeyWithQuotes() throws IOException {
    type("conta" + TAB + "us" + TAB + "al" + TAB + ENTER);

    assertThat(out).hasToString("true\n");
    assertThat(err).hasToString("");
  }

  @Test
  void tab_amongMoreKeysThanAnybodyLooksThrough_findsThoseOfThePrefix() throws IOException {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory.resolve("people"))) {
      for (int key = 0; key < 300; key++) {
        db.put("users", "alias" + key, JsonString.of("many"));
      }
    }

    type("get users alias299" + TAB + ENTER + "get users alic" + TAB + ENTER);

    assertThat(out).hasToString("\"many\"\n\"in wonderland\"\n");
  }

  @Test
  void tab_insideOfAQuote_completesTheKey() throws IOException {
    type("get users 'alice l" + TAB + ENTER);

    assertThat(out).hasToString("\"in wonderland\"\n");
  }

  @Test
  void tab_afterADash_completesOptions() throws IOException {
    type("keys users --js" + TAB + ENTER);

    assertThat(out.toString()).contains("{\"key\":\"bob\"}");
  }

  @Test
  void tab_ofSeveral_showsThemAndNoneThatDrivesTheTerminal() throws IOException {
    String screen = type("get users " + TAB + "bob" + ENTER);

    assertThat(screen).contains("alice liddell").doesNotContain("bad");
    assertThat(out).hasToString("\"at home\"\n");
  }

  @Test
  void tab_inThePast_offersWhatWasThere() throws IOException {
    String screen = type("at 2020-01-01" + ENTER + "get us" + TAB + "x y" + ENTER);

    assertThat(screen).contains("koru(people @2020-01-01)> ");
    assertThat(err.toString()).contains("namespace=usx");
  }

  @Test
  void error_inALine_doesNotEndTheShell() throws IOException {
    type("get users nobody" + ENTER + "frobnicate" + ENTER + "get users '" + "bob'" + ENTER);

    assertThat(err.toString()).contains("koru: not_found: ", "Unknown command: 'frobnicate'");
    assertThat(out).hasToString("\"at home\"\n");
  }

  @Test
  void openBracket_asksForMore() throws IOException {
    String screen =
        type("put users carol {\"a\":" + ENTER + "1}" + ENTER + "get users carol" + ENTER);

    assertThat(screen).contains("…> ");
    assertThat(out.toString()).endsWith("{\"a\":1}\n");
  }

  @Test
  void controlD_leaves() throws IOException {
    type("\u0004get users bob" + ENTER);

    assertThat(out).hasToString("");
  }

  @Test
  void exit_leaves() throws IOException {
    type("exit" + ENTER + "get users bob" + ENTER);

    assertThat(out).hasToString("");
  }

  @Test
  void history_isKeptInItsFile() throws IOException {
    Path history = directory.resolve("history");

    type(Optional.of(history), "get users bob" + ENTER + " get users secret" + ENTER);

    assertThat(Files.readString(history)).contains("get users bob").doesNotContain("secret");
  }

  private String type(String keys) throws IOException {
    return type(Optional.empty(), keys);
  }

  /** Types {@code keys}; gives what the terminal showed. */
  private String type(Optional<Path> history, String keys) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Session session = new Session(Terminal.surroundings(err, Screen.PIPE));
        Repl repl =
            new Repl(
                TerminalBuilder.builder()
                    .streams(in, shown)
                    .type("xterm")
                    .encoding(StandardCharsets.UTF_8)
                    .graphemeCluster(false)
                    .build(),
                lines(session),
                history)) {
      repl.run();
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  private ShellLines lines(Session session) {
    Koru koru = new Koru(session);
    CommandLine command =
        new CommandLine(koru).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    command.parseArgs("--data", directory.resolve("people").toString());
    koru.data().existing();
    return new ShellLines(koru.data());
  }
}
