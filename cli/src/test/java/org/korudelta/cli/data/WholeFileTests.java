package org.korudelta.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
