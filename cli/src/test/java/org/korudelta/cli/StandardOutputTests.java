package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.cli.terminal.StandardOutput;

class StandardOutputTests {
  @TempDir Path directory;

  @Test
  void run_outputOnAFullDisk_isAStorageFailure() {
    StringWriter err = new StringWriter();

    assertThat(put(failing("No space left on device"), err)).isEqualTo(ExitCode.STORAGE);
    assertThat(err).asString().startsWith("koru: storage_failure: ").contains("No space left");
  }

  @Test
  void run_readerThatLeft_isNoFailure() {
    StringWriter err = new StringWriter();

    assertThat(put(failing("Broken pipe"), err)).isZero();
    assertThat(err).asString().isEmpty();
  }

  @Test
  void run_anyLocale_writesUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    assertThat(put(bytes, new StringWriter())).isZero();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\"кл😀ש\"");
  }

  private int put(OutputStream target, StringWriter err) {
    return Invocation.run(
        Terminal.surroundings(new StandardOutput(target), err, Screen.PIPE),
        "put",
        "n",
        "k",
        "\"кл😀ש\"",
        "--data",
        directory.toString());
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
