package org.korudelta.cli.data;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.zip.GZIPOutputStream;
import org.korudelta.error.KoruException;

/**
 * A file that is there whole or not at all: written beside its place, synced, and renamed when it
 * is complete; who may read the file in its place may read the new one. Gzipped when its name ends
 * in {@code .gz}.
 *
 * <p>Threading: for one thread.
 */
public final class WholeFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path target;
  private final Path part;
  private final OutputStream out;
  private boolean complete;

  /**
   * Begins to write what will be {@code target}; a file that is there stays until then. {@code
   * bad_request} for a target that is no file, and while its part is there already.
   */
  public WholeFile(Path target) throws IOException {
    this.target = resolved(target);
    String partName = this.target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    this.part = this.target.resolveSibling(partName);
    OutputStream file = new Synced(made(part));
    part.toFile().deleteOnExit();
    keepPermissions();
    OutputStream bytes = target.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file;
    this.out = new BufferedOutputStream(bytes, BUFFER_BYTES);
  }

  /** Where the name leads; {@code bad_request} for a device or a directory. */
  private static Path resolved(Path target) throws IOException {
    if (!Files.exists(target)) {
      return target.toAbsolutePath();
    }
    if (!Files.isRegularFile(target)) {
      throw new KoruException.BadRequest("not a regular file: path=" + target);
    }
    return target.toRealPath();
  }

  /** Nothing that is there is written to: it may be another's, or a link to what is. */
  private static FileChannel made(Path part) throws IOException {
    try {
      return FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new KoruException.BadRequest(
          "part of another export is there, remove it if none is running: path=" + part, e);
    }
  }

  private void keepPermissions() throws IOException {
    PosixFileAttributeView file = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (file != null && Files.exists(target)) {
      Files.setPosixFilePermissions(part, file.readAttributes().permissions());
    }
  }

  /** A file that is durable when it is closed. */
  private static final class Synced extends FilterOutputStream {
    private final FileChannel file;

    Synced(FileChannel file) {
      super(Channels.newOutputStream(file));
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try (file) {
        if (file.isOpen()) {
          file.force(true);
        }
      }
    }
  }

  /** Looks at a file before it is put in its place. */
  @FunctionalInterface
  public interface Check {
    /** Fails when {@code file}, which is written and synced, is not what it should be. */
    void of(Path file) throws IOException;
  }

  /** Takes bytes; closed here alone. */
  public OutputStream bytes() {
    return out;
  }

  /** Adds a line. */
  public void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** Puts the file in its place. */
  public void complete() throws IOException {
    complete(file -> {});
  }

  /** Puts the file in its place, unless {@code check} fails. */
  public void complete(Check check) throws IOException {
    out.close();
    check.of(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    complete = true;
  }

  /** Gives up what is not complete. */
  @Override
  public void close() throws IOException {
    try (out) {
      if (!complete) {
        Files.deleteIfExists(part);
      }
    }
  }
}
