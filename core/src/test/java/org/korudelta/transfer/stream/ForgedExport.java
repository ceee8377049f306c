package org.korudelta.transfer.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.korudelta.bytes.ByteSink;
import org.korudelta.causal.VersionRecord;
import org.korudelta.hash.Digest;

/** A stream whose checksums are right, whatever else is. */
final class ForgedExport {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final GenomeTally tally = new GenomeTally(Digest.portable());

  /** A stream with its preamble. */
  static ForgedExport begun() {
    ByteSink preamble = new ByteSink(PreambleFormat.BYTES);
    PreambleFormat.encode(preamble);
    ForgedExport forged = new ForgedExport();
    forged.out.writeBytes(preamble.copy());
    return forged;
  }

  /** A stream that goes on from no commits. */
  static ForgedExport ofEmptyBase() {
    ByteSink base = new ByteSink(64);
    BaseFormat.encode(new GenomeTally(Digest.portable()), base);
    return begun().frame(1, base.copy());
  }

  ForgedExport commit(VersionRecord... versions) {
    tally.add(List.of(versions));
    ByteSink body = new ByteSink(256);
    CommitFormat.encode(List.of(versions), body);
    return frame(2, body.copy());
  }

  /** The end that these commits have. */
  ForgedExport end() {
    ByteSink body = new ByteSink(64);
    EndFormat.encode(tally.genome(), body);
    return frame(3, body.copy());
  }

  ForgedExport frame(int kind, byte[] body) {
    return header(kind, body.length, Crc.of(body, 0, body.length)).bytes(body);
  }

  /** A frame's header, which may say anything. */
  ForgedExport header(int kind, int length, int checksum) {
    ByteBuffer header = ByteBuffer.allocate(FrameFormat.HEADER_BYTES);
    header.putInt(kind).putInt(length).putInt(checksum);
    header.putInt(Crc.of(header.array(), 0, 12));
    return bytes(header.array());
  }

  ForgedExport bytes(byte[] more) {
    out.writeBytes(more);
    return this;
  }

  byte[] all() {
    return out.toByteArray();
  }

  /** {@code stream} with another byte in the body of a frame, under checksums that are right. */
  static byte[] changed(byte[] stream, int frame, int at, int value) {
    byte[] changed = stream.clone();
    int offset = PreambleFormat.BYTES;
    for (int i = 0; i < frame; i++) {
      offset += FrameFormat.HEADER_BYTES + length(changed, offset);
    }
    int length = length(changed, offset);
    int body = offset + FrameFormat.HEADER_BYTES;
    changed[body + at % length] = (byte) value;
    ByteBuffer header = ByteBuffer.wrap(changed, offset, FrameFormat.HEADER_BYTES);
    header.position(offset + 8);
    header.putInt(Crc.of(changed, body, length));
    header.putInt(Crc.of(changed, offset, 12));
    return changed;
  }

  private static int length(byte[] stream, int offset) {
    return ByteBuffer.wrap(Arrays.copyOfRange(stream, offset + 4, offset + 8)).getInt();
  }
}
