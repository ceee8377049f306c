package org.korudelta.log;

import java.util.Arrays;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.VersionIds;
import org.korudelta.error.KoruException;
import org.korudelta.pack.Squeeze;

/**
 * Leaves out of frames what follows from the rest: checksums, content ids and version ids, some
 * seventy random bytes a record; and puts it back.
 *
 * <pre>
 *  0 | length | bytes                    as they are: header, seal
 *  1 | group header without checksums    a whole group: then for each record
 *      flags | record without checksum, and without the ids that the flags name
 *  2 | group header without its own checksum | number of records that follow | they, as above
 *  3 | time | ordinal of the first | number of records that follow | they: a group goes on
 * </pre>
 *
 * <p>Threading: safe from any thread.
 */
final class SegmentSqueeze implements Squeeze {
  static final int AS_IT_IS = 0;
  static final int GROUP = 1;
  static final int HEAD = 2;
  static final int REST = 3;

  private final RecordRestoration records;
  private final byte[] logId;
  private final int segment;

  SegmentSqueeze(VersionIds ids, byte[] owner) {
    this.records = new RecordRestoration(ids);
    this.logId = Arrays.copyOf(owner, SegmentHeaderFormat.LOG_ID_BYTES);
    this.segment = new ByteSource(owner, logId.length, owner.length).getInt();
  }

  /** Names a segment of a log. */
  static byte[] owner(byte[] logId, int segment) {
    return new ByteSink(logId.length + Integer.BYTES).put(logId).putInt(segment).copy();
  }

  /** Adds the record at {@code at} to {@code kept}. */
  static void putRecord(byte[] bytes, int at, ByteSink kept) {
    boolean wiped = RecordFormat.isWiped(bytes, at);
    kept.put(RecordRestoration.flags(wiped));
    RecordFormat.putWithout(bytes, at, new RecordFormat.Following(!wiped, !wiped), kept);
  }

  static KoruException unknown(int kind) {
    return new KoruException.Corruption("packed frame: kind=" + kind);
  }

  @Override
  public byte[] restored(byte[] kept, Part part) {
    return new FrameRestoration(records, new FrameChecksum(logId, segment), kept, part).run();
  }
}
