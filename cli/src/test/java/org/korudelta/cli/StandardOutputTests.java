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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.cli.terminal.StandardOutput;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;

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

  @ParameterizedTest
  @ValueSource(strings = {"export", "log mime text/plain", "keys mime", "get mime text/plain"})
  void run_readerThatLeft_endsTheCommandAtOnce(String line) {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      Sample.MIME.into(db, Terminal.unseenProgress());
      for (int i = 0; i < 100; i++) {
        db.put("mime", "text/plain", JsonString.of("x".repeat(1_000)));
      }
    }
    Pipe pipe = new Pipe();
    StringWriter err = new StringWriter();

    int exit = run(pipe, err, (line + " --data " + directory).split(" "));

    assertThat(exit).isZero();
    assertThat(err).asString().isEmpty();
    assertThat(pipe.tries).as("writes into a closed pipe").isBetween(1, 3);
  }

  /** A pipe whose reader has left; counts what is written all the same. */
  private static final class Pipe extends OutputStream {
    private int tries;

    @Override
    public void write(int octet) throws IOException {
      throw new IOException("Broken pipe");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      tries++;
      throw new IOException("Broken pipe");
    }
  }

  @Test
  void run_anyLocale_writesUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    assertThat(put(bytes, new StringWriter())).isZero();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\"кл😀ש\"");
  }

  private int put(OutputStream target, StringWriter err) {
    return run(target, err, "put", "n", "k", "\"кл😀ש\"", "--data", directory.toString());
  }

  private static int run(OutputStream target, StringWriter err, String... line) {
    return Invocation.run(
        Terminal.surroundings(new StandardOutput(target), err, Screen.PIPE), line);
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
