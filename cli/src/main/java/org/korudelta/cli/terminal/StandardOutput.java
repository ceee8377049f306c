package org.korudelta.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers the first failed write, which a {@link PrintWriter} swallows: an
 * answer that did not arrive must not look like one that did.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream target;
  private @Nullable IOException failure;

  /** Output that goes to {@code target}. */
  public StandardOutput(OutputStream target) {
    this.target = target;
  }

  /** The output of this process. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  /** A UTF-8 writer on it, whatever the locale. */
  public PrintWriter writer() {
    return new PrintWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), true);
  }

  /**
   * Why the output is incomplete; empty when all of it arrived, or when its reader went away, as
   * {@code head} does.
   */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(error -> !readerLeft(error));
  }

  /** Ends a command that has more to say when what it said did not arrive: {@link OutputLost}. */
  public void requireArrival() {
    if (failure != null) {
      throw new OutputLost(failure);
    }
  }

  private static boolean readerLeft(IOException error) {
    return "Broken pipe".equals(error.getMessage());
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }
}
