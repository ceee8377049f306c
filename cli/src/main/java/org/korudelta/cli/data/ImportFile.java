package org.korudelta.cli.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonMember;

/**
 * A file of JSON Lines, plain or gzipped, read whole before anything is written. Lines longer than
 * a database's largest value and metadata are refused before they are kept.
 */
public final class ImportFile {
  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LINE_BYTES_MAX = 33 << 20;
  private static final int LINES_PER_PROGRESS = 1_000;

  private final InputStream in;
  private final String name;
  private long line;

  private ImportFile(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** Whether {@code file} means standard input: {@code -}. */
  public static boolean isStandardInput(Path file) {
    return file.equals(STANDARD_INPUT);
  }

  /**
   * All lines of a file, or of standard input when it is {@code -}; {@code bad_request} with file,
   * line and reason.
   */
  public static List<ImportLine> read(Path file, LongConsumer progress) {
    if (isStandardInput(file)) {
      return readStandardInput(progress);
    }
    try (InputStream raw = Files.newInputStream(file)) {
      return read(raw, file.toString(), progress);
    } catch (IOException e) {
      throw new KoruException.BadRequest(
          "cannot read: file=" + file + " reason=" + InputText.reason(e), e);
    }
  }

  private static List<ImportLine> readStandardInput(LongConsumer progress) {
    try {
      return read(System.in, "standard input", progress);
    } catch (IOException e) {
      throw new KoruException.BadRequest(
          "cannot read standard input: reason=" + InputText.reason(e), e);
    }
  }

  /**
   * As {@link #read(Path, LongConsumer)}; gzipped when {@code name} ends in {@code .gz} or the
   * first bytes say so.
   */
  static List<ImportLine> read(InputStream raw, String name, LongConsumer progress)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
    InputStream plain = name.endsWith(".gz") || gzipped(in) ? new GZIPInputStream(in) : in;
    return new ImportFile(new BufferedInputStream(plain, BUFFER_BYTES), name).lines(progress);
  }

  private static boolean gzipped(InputStream in) throws IOException {
    in.mark(2);
    boolean magic = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return magic;
  }

  private List<ImportLine> lines(LongConsumer progress) throws IOException {
    List<ImportLine> lines = new ArrayList<>();
    for (byte @Nullable [] next = nextLine(); next != null; next = nextLine()) {
      if (!blank(next)) {
        lines.add(new ImportLine(fields(next), name, line));
      }
      if (line % LINES_PER_PROGRESS == 0) {
        progress.accept(line);
      }
    }
    return lines;
  }

  /** What JSON takes for white space, and so the end of a line of Windows. */
  private static boolean blank(byte[] text) {
    for (byte octet : text) {
      if (octet != ' ' && octet != '\t' && octet != '\r') {
        return false;
      }
    }
    return true;
  }

  private byte @Nullable [] nextLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    line++;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (bytes.size() == LINE_BYTES_MAX) {
        throw new KoruException.Limit(place() + "line too long: max=" + LINE_BYTES_MAX + " bytes");
      }
      bytes.write(next);
    }
    return bytes.toByteArray();
  }

  private List<JsonMember> fields(byte[] text) {
    try {
      return Json.members(text);
    } catch (KoruException.BadRequest e) {
      throw new KoruException.BadRequest(place() + e.getMessage(), e);
    } catch (KoruException.Limit e) {
      throw new KoruException.Limit(place() + e.getMessage(), e);
    }
  }

  private String place() {
    return name + ":" + line + ": ";
  }
}
