package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/**
 * The commits of one append, as bytes. The bodies are encoded first, because their length decides
 * the segment; the headers, which name their place, are filled in by {@link #place}.
 *
 * <p>Threading: one user at a time.
 */
final class GroupBatch {
  private final GrowingBuffer buffer = new GrowingBuffer();
  private final List<Draft> drafts = new ArrayList<>();

  /** A group whose place is not known yet: {@code start} is where its header will stand. */
  private record Draft(int start, int[] records, long timestampNanos, int checksum) {
    int recordCount() {
      return records.length - 1;
    }

    int bodyLength() {
      return records[recordCount()] - records[0];
    }
  }

  /** Forgets everything. */
  void clear() {
    buffer.clear();
    drafts.clear();
  }

  int length() {
    return buffer.length();
  }

  int groups() {
    return drafts.size();
  }

  /**
   * Adds a commit.
   *
   * @throws KoruException.BadRequest when it is empty, or its versions differ in time or are not in
   *     order
   * @throws KoruException.Limit when it is too large
   */
  void add(List<VersionRecord> commit) {
    checkCommit(commit);
    int start = buffer.extend(GroupFormat.BYTES);
    CRC32 checksums = new CRC32();
    int[] records = new int[commit.size() + 1];
    for (VersionRecord version : commit) {
      int at = RecordFormat.encode(version, buffer);
      records[version.ordinal()] = at;
      checksums.update(buffer.bytes(), at, RecordFormat.CHECKSUM_BYTES);
    }
    records[commit.size()] = buffer.length();
    int bodyLength = buffer.length() - start - GroupFormat.BYTES;
    if (bodyLength > GroupFormat.BODY_BYTES_MAX) {
      throw new KoruException.Limit(
          "commit too large: bytes=" + bodyLength + " max=" + GroupFormat.BODY_BYTES_MAX);
    }
    long timestamp = commit.get(0).timestampNanos();
    drafts.add(new Draft(start, records, timestamp, (int) checksums.getValue()));
  }

  private static void checkCommit(List<VersionRecord> commit) {
    if (commit.isEmpty()) {
      throw new KoruException.BadRequest("commit without versions");
    }
    if (commit.size() > GroupFormat.RECORDS_MAX) {
      throw new KoruException.Limit(
          "too many versions in a commit: count="
              + commit.size()
              + " max="
              + GroupFormat.RECORDS_MAX);
    }
    for (int i = 0; i < commit.size(); i++) {
      checkVersion(commit.get(i), commit.get(0), i);
    }
  }

  private static void checkVersion(VersionRecord version, VersionRecord first, int ordinal) {
    if (version.ordinal() != ordinal || version.timestampNanos() != first.timestampNanos()) {
      throw new KoruException.BadRequest(
          "version out of place in commit: ordinal="
              + version.ordinal()
              + " expected="
              + ordinal
              + " timestamp="
              + version.timestampNanos()
              + " commit="
              + first.timestampNanos());
    }
    if (version.salt().length != VersionRecord.SALT_BYTES) {
      throw new KoruException.BadRequest(
          "salt length: bytes=" + version.salt().length + " expected=" + VersionRecord.SALT_BYTES);
    }
  }

  /**
   * The bytes, to be appended to {@code segment} as it is, the first group having sequence {@code
   * firstSequence}.
   */
  byte[] place(ActiveSegment segment, long firstSequence) {
    byte[] bytes = buffer.copy();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      GroupHeader header =
          new GroupHeader(
              draft.bodyLength(),
              draft.recordCount(),
              firstSequence + i,
              draft.timestampNanos(),
              segment.durable(),
              draft.checksum(),
              i == 0 && segment.isSealed());
      long offset = segment.end() + draft.start();
      GroupFormat.encode(header, bytes, draft.start());
      GroupFormat.stamp(bytes, draft.start(), segment.checksum(), offset);
    }
    return bytes;
  }

  /** Where the commits stand when the bytes begin at {@code offset} of a segment. */
  List<CommitPlace> places(int segment, long offset, long firstSequence) {
    List<CommitPlace> places = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      long[] records = new long[draft.records().length];
      for (int i = 0; i < records.length; i++) {
        records[i] = offset + draft.records()[i];
      }
      long sequence = firstSequence + places.size();
      places.add(new CommitPlace(sequence, draft.timestampNanos(), segment, records));
    }
    return places;
  }
}
