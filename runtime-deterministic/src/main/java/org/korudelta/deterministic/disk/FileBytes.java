package org.korudelta.deterministic.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The bytes of one file: those that are durable, and after them those that are pending. */
final class FileBytes {
  /*
   * Invariants:
   *  - durableLength <= length, and answeredLength <= length
   *  - pendingEnds ascends; all of it is above durableLength, and its last is length if any is
   *  - appends and syncs end in the order in which they began
   */
  private byte[] bytes;
  private int length;
  private int durableLength;
  private int answeredLength;
  private boolean syncFailed;
  private final List<Integer> pendingEnds = new ArrayList<>();
  private final ArrayDeque<Integer> appendsInFlight = new ArrayDeque<>();
  private final ArrayDeque<Integer> syncsInFlight = new ArrayDeque<>();

  /** Whether a handle is open that may write. */
  boolean open;

  FileBytes() {
    this(new byte[0]);
  }

  /** A file whose bytes are all durable. */
  FileBytes(byte[] durable) {
    this.bytes = durable;
    this.length = durable.length;
    this.durableLength = durable.length;
    this.answeredLength = durable.length;
  }

  /** The same file on another disk, with no handle and nothing in flight. */
  FileBytes copy() {
    FileBytes copy = new FileBytes(all());
    copy.durableLength = durableLength;
    copy.syncFailed = syncFailed;
    copy.pendingEnds.addAll(pendingEnds);
    return copy;
  }

  int length() {
    return length;
  }

  /** Up to where appends were answered. */
  int answeredLength() {
    return answeredLength;
  }

  int durableLength() {
    return durableLength;
  }

  int pendingLength() {
    return length - durableLength;
  }

  /** Where each pending append ends, ascending. */
  List<Integer> pendingEnds() {
    return pendingEnds;
  }

  byte[] all() {
    return read(0, length);
  }

  byte[] read(int offset, int count) {
    return Arrays.copyOfRange(bytes, offset, offset + count);
  }

  // Appending

  void append(byte[] source, int count) {
    int needed = length + count;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    System.arraycopy(source, 0, bytes, length, count);
    length = needed;
    appendsInFlight.add(length);
    if (count > 0) {
      pendingEnds.add(length);
    }
  }

  void appendEnded() {
    answeredLength = Objects.requireNonNull(appendsInFlight.poll());
  }

  // Syncing

  /** A sync begins that will make all bytes there are now durable. */
  void syncBegins() {
    syncsInFlight.add(length);
  }

  /** A sync begins that will make nothing durable. */
  void idleSyncBegins() {
    syncsInFlight.add(0);
  }

  void syncEnded() {
    durableUpTo(Objects.requireNonNull(syncsInFlight.poll()));
  }

  boolean syncFailed() {
    return syncFailed;
  }

  /** No later sync can be trusted to write the bytes that are pending now. */
  void failSync() {
    syncFailed = true;
  }

  private void durableUpTo(int end) {
    if (end > durableLength) {
      durableLength = end;
      pendingEnds.removeIf(pending -> pending <= end);
    }
  }

  // Damage

  void flip(int offset, int bit) {
    bytes[offset] ^= (byte) (1 << bit);
  }

  /** Puts {@code source} over what is at {@code offset}, as far as there are bytes. */
  void overwrite(int offset, byte[] source) {
    System.arraycopy(source, 0, bytes, offset, Math.min(source.length, length - offset));
  }

  // Crash

  /** How far the syncs in flight that would make something durable reach. */
  List<Integer> effectiveSyncs() {
    List<Integer> ends = new ArrayList<>();
    for (int end : syncsInFlight) {
      if (end > durableLength && (ends.isEmpty() || end > ends.get(ends.size() - 1))) {
        ends.add(end);
      }
    }
    return ends;
  }

  /** A crash comes after a sync in flight, up to {@code end}, has taken effect. */
  void settleSync(int end) {
    durableUpTo(end);
  }

  /** How many bytes are of appends in flight and not durable: a process may end before them. */
  int lengthInFlight() {
    return length - Math.max(answeredLength, durableLength);
  }

  /**
   * The process ends: no handle, nothing in flight, {@code unwritten} bytes at the end not there.
   */
  void endProcess(int unwritten) {
    length -= unwritten;
    answeredLength = length;
    open = false;
    appendsInFlight.clear();
    syncsInFlight.clear();
    if (pendingEnds.removeIf(end -> end > length) && lastPending() < length) {
      pendingEnds.add(length);
    }
  }

  private int lastPending() {
    return pendingEnds.isEmpty() ? durableLength : pendingEnds.get(pendingEnds.size() - 1);
  }
}
