package org.korudelta.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;

class WholeFileTests {
  @TempDir Path directory;

  @Test
  void line_processEndsBeforeTheFileIsComplete_leavesNothing() throws Exception {
    Process writer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                EndingWriter.class.getName(),
                directory.resolve("backup.jsonl").toString())
            .inheritIO()
            .start();

    assertThat(writer.waitFor()).isEqualTo(EndingWriter.WRITTEN);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void wholeFile_partThatIsThere_isRefusedAndLeftAlone() throws IOException {
    Path target = directory.resolve("backup.jsonl");
    Path part = directory.resolve("backup.jsonl." + ProcessHandle.current().pid() + ".part");
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Files.createSymbolicLink(part, victim);

    assertThatThrownBy(() -> new WholeFile(target))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("path=" + part);

    assertThat(victim).hasContent("precious");
    assertThat(part).isSymbolicLink();
    assertThat(target).doesNotExist();
  }

  @Test
  void wholeFile_twoOfOneTarget_theSecondIsRefusedAndTheFirstIsWhole() throws IOException {
    Path target = directory.resolve("backup.jsonl");
    WholeFile next;
    try (WholeFile first = new WholeFile(target)) {
      first.line("one");
      assertThatThrownBy(() -> new WholeFile(target)).isInstanceOf(KoruException.BadRequest.class);
      first.complete();
      next = new WholeFile(target);
    }
    assertThat(target).hasContent("one");
    try (next) {
      next.line("two");
      next.complete();
    }
    assertThat(target).hasContent("two");
  }

  /** A process that is told to end in the middle of its work, as Ctrl-C tells it. */
  static final class EndingWriter {
    static final int WRITTEN = 42;

    public static void main(String[] arguments) throws IOException {
      WholeFile file = new WholeFile(Path.of(arguments[0]));
      file.line("half");
      System.exit(WRITTEN);
    }
  }
}
