package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.data.WholeFile;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.error.ErrorCode;
import picocli.CommandLine;

class ErrorReportTests {
  @TempDir Path directory;

  @Test
  void report_fileWrittenByAnInterruptedThread_saysCancelled() {
    StringWriter err = new StringWriter();
    CommandLine export = koru(err).getSubcommands().get("export");

    int exit = new ErrorReport().handleExecutionException(interrupted(), export, null);

    assertThat(exit).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(err).hasToString("koru: cancelled: interrupted: command=export\n");
    assertThat(directory).isEmptyDirectory();
  }

  private IOException interrupted() {
    Thread.currentThread().interrupt();
    try (WholeFile file = new WholeFile(directory.resolve("backup.jsonl"))) {
      file.line("{}");
      file.complete();
      throw new AssertionError("an interrupted thread wrote a file");
    } catch (ClosedByInterruptException e) {
      return e;
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      Thread.interrupted();
    }
  }

  private static CommandLine koru(StringWriter err) {
    PrintWriter out = new PrintWriter(err, true);
    return Koru.commandLine(new Session(Terminal.surroundings(err, Screen.PIPE)), out, out);
  }

  @Test
  void print_cancelled_isTheExitCodeOfAnInterrupt() {
    PrintWriter err = new PrintWriter(new StringWriter());

    assertThat(ErrorReport.print(err, ErrorCode.CANCELLED, "interrupted")).isEqualTo(130);
  }

  @Test
  void export_byAnInterruptedThread_saysCancelled() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "n", "k", "1");
    Thread.currentThread().interrupt();

    Terminal.Result result = koru.run("export");

    assertThat(Thread.interrupted() ? 130 : result.exit()).isEqualTo(130);
    assertThat(result.err()).startsWith("koru: cancelled: ");
  }
}
