package org.korudelta.cli.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;

/**
 * A file with a database's history, or the end of it. Memory: a page of it.
 *
 * @param file where it is, or is to be; {@code -} for standard input
 * @param progress hears how far it got
 */
public record Backup(Path file, Progress progress) {

  /** Writes what {@code reads} have after {@code after}, and reads it again before it appears. */
  public TransferReport write(BlockingReads reads, Timestamp after) throws IOException {
    try (WholeFile whole = new WholeFile(file)) {
      OutputStream out = new Counted(whole.bytes(), progress);
      TransferReport written = reads.export(after, out);
      whole.complete(part -> requireSame(written, new Backup(part, progress).verify()));
      return written;
    }
  }

  private static void requireSame(TransferReport written, TransferReport read) {
    if (!written.equals(read)) {
      throw new KoruException.Corruption(
          "backup is not what was written: expected=" + written + " actual=" + read);
    }
  }

  /** Reads all of it and checks it. */
  public TransferReport verify() {
    return read("verified", BlockingKoruDelta::verifyExport);
  }

  /** Brings it into {@code directory}. */
  public TransferReport restore(Path directory) {
    return read("restored", in -> BlockingKoruDelta.restore(directory, in));
  }

  /** What is done with the bytes. */
  @FunctionalInterface
  private interface Use {
    TransferReport of(InputStream in);
  }

  private TransferReport read(String done, Use use) {
    if (ImportFile.isStandardInput(file)) {
      return use.of(System.in);
    }
    try (InputStream in = new CountedInput(Files.newInputStream(file), progress, done)) {
      return use.of(in);
    } catch (IOException e) {
      throw new KoruException.BadRequest(
          "cannot read: file=" + file + " reason=" + InputText.reason(e), e);
    }
  }

  /** Tells of the megabytes that went by. */
  private static final class Counted extends FilterOutputStream {
    private final Progress progress;
    private long bytes;

    Counted(OutputStream out, Progress progress) {
      super(out);
      this.progress = progress;
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
      out.write(piece, offset, length);
      bytes += length;
      progress.at("MB written", bytes / 1_000_000);
    }
  }

  /** As {@link Counted}, the other way. */
  private static final class CountedInput extends FilterInputStream {
    private final Progress progress;
    private final String done;
    private long bytes;

    CountedInput(InputStream in, Progress progress, String done) {
      super(new BufferedInputStream(in));
      this.progress = progress;
      this.done = done;
    }

    @Override
    public int read(byte[] piece, int offset, int length) throws IOException {
      int count = in.read(piece, offset, length);
      bytes += Math.max(0, count);
      progress.at("MB " + done, bytes / 1_000_000);
      return count;
    }
  }
}
