package org.korudelta.index.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.table.BlockPlace;

/**
 * The layout of the file of an index run.
 *
 * <pre>
 *  header    0  8  magic "KORUINDX"
 *            8  4  format version, 2
 *           12 16  log id
 *           28  4  number of the file
 *  blocks of the tables, key filter, catalog of namespaces
 *  footer         fields of {@link RunFooter}
 *  trailer   0  4  length of the footer
 *            4  4  CRC-32 over header, footer and length
 *            8  8  magic "KORUINDE"
 * </pre>
 *
 * <p>Footer and trailer are written when all before them is durable, so a file that has them is
 * whole.
 */
final class RunFormat {
  /** Length of the header. */
  static final int HEADER_BYTES = 32;

  /** Length of the trailer. */
  static final int TRAILER_BYTES = 16;

  /** The only version that can be read: what an earlier one wrote is written anew from the log. */
  static final int VERSION = 2;

  private static final int FOOTER_BYTES_MAX = 1 << 16;
  private static final byte[] HEADER_MAGIC = {'K', 'O', 'R', 'U', 'I', 'N', 'D', 'X'};
  private static final byte[] TRAILER_MAGIC = {'K', 'O', 'R', 'U', 'I', 'N', 'D', 'E'};

  private RunFormat() {}

  static byte[] header(RunIdentity identity) {
    return new ByteSink(HEADER_BYTES)
        .put(HEADER_MAGIC)
        .putInt(VERSION)
        .put(identity.logId())
        .putInt(identity.number())
        .copy();
  }

  /** Footer and trailer of a file that began with {@code header}. */
  static byte[] ending(byte[] header, RunFooter footer) {
    ByteSink sink = new ByteSink(256);
    footer.write(sink);
    byte[] fields = sink.copy();
    sink.putInt(fields.length).putInt(checksum(header, fields)).put(TRAILER_MAGIC);
    return sink.copy();
  }

  /**
   * Where the footer is, in a file of {@code fileBytes} that ends in {@code trailer}; empty when
   * that is none.
   */
  static Optional<BlockPlace> footer(byte[] trailer, long fileBytes) {
    if (trailer.length != TRAILER_BYTES
        || !Arrays.equals(Arrays.copyOfRange(trailer, 8, TRAILER_BYTES), TRAILER_MAGIC)) {
      return Optional.empty();
    }
    int length = new ByteSource(trailer).getInt();
    long offset = fileBytes - TRAILER_BYTES - length;
    return length < 0 || length > FOOTER_BYTES_MAX || offset < HEADER_BYTES
        ? Optional.empty()
        : Optional.of(new BlockPlace(offset, length));
  }

  /**
   * The footer, when all belongs together and to {@code identity}.
   *
   * @throws KoruException.Unsupported when a later version of the format wrote it
   */
  static Optional<RunFooter> decode(
      byte[] header, byte[] fields, byte[] trailer, RunIdentity identity) {
    int expected = new ByteSource(trailer, Integer.BYTES, TRAILER_BYTES).getInt();
    if (header.length != HEADER_BYTES || checksum(header, fields) != expected) {
      return Optional.empty();
    }
    requireSupported(new ByteSource(header, HEADER_MAGIC.length, HEADER_BYTES).getInt());
    return Arrays.equals(header, header(identity))
        ? Optional.of(RunFooter.read(new ByteSource(fields)))
        : Optional.empty();
  }

  private static void requireSupported(int version) {
    if (version > VERSION) {
      throw new KoruException.Unsupported(
          "index format: version=" + version + " highest=" + VERSION);
    }
  }

  private static int checksum(byte[] header, byte[] fields) {
    CRC32 crc = new CRC32();
    crc.update(header, 0, header.length);
    crc.update(fields, 0, fields.length);
    crc.update(new ByteSink(Integer.BYTES).putInt(fields.length).array(), 0, Integer.BYTES);
    return (int) crc.getValue();
  }
}
