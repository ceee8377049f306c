package org.korudelta;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;

/**
 * What must be remembered of a history to follow its links: the newest version of each key, and
 * which ids there are. Of a part of the keys and ids only, where all are too many: then the history
 * is told again for each other part.
 *
 * <p>Threading: one user at a time.
 */
final class LinkMemory {
  /*
   * A part is those whose hash ends in certain bits. When memory is full, the part that is looked at
   * is halved: what belongs to the other half is forgotten, and waits for another telling. So the
   * number of tellings fits what there is, without knowing it before.
   */
  private static final int BITS_MAX = 16;
  private static final int KEY_BYTES = 240;

  private final long bytesMax;
  private final Map<KeyName, VersionId> newest = new HashMap<>();
  private final ArrayDeque<Part> waiting = new ArrayDeque<>();
  private KnownIds ids = new KnownIds();
  private Part part = new Part(0, 0, 0);
  private long keyBytes;
  private long commits;

  /** Of as many keys and ids as take {@code bytesMax}, about. */
  LinkMemory(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /**
   * Those whose hash has {@code value} as its last {@code bits}; what is wrong in the first {@code
   * told} commits was told already, when they were looked at together with others.
   */
  private record Part(int value, int bits, long told) {
    boolean has(KeyName key) {
      int hash = 31 * key.namespace().hashCode() + key.key().hashCode();
      int mixed = (hash ^ (hash >>> 16)) * 0x9E37_79B1;
      return ((mixed >>> 8) & ((1 << bits) - 1)) == value;
    }

    boolean has(VersionId id) {
      return KnownIds.part(id, bits) == value;
    }
  }

  /** Whether the versions of {@code key} are looked at now. */
  boolean has(KeyName key) {
    return part.has(key);
  }

  /** The newest version of a key that is looked at. */
  Optional<VersionId> newest(KeyName key) {
    return Optional.ofNullable(newest.get(key));
  }

  /** Whether there may be a version with this id: only of others it is not known. */
  boolean mayKnow(VersionId id) {
    return !part.has(id) || ids.contains(id);
  }

  /** Whether there is a version with this id, as far as it is looked at. */
  boolean knows(VersionId id) {
    return part.has(id) && ids.contains(id);
  }

  /** Takes a version as the newest of its key. */
  void add(VersionRecord version) {
    if (part.has(version.id())) {
      ids.add(version.id());
    }
    KeyName key = new KeyName(version.namespace(), version.key());
    if (part.has(key) && newest.put(key, version.id()) == null) {
      keyBytes += bytes(key);
    }
  }

  /** Whether what is wrong in this commit was told already. */
  boolean wasTold() {
    return commits < part.told();
  }

  /** A commit was looked at and added. */
  void commitEnds() {
    commits++;
    while (ids.bytes() + keyBytes > bytesMax && part.bits() < BITS_MAX) {
      halve();
    }
  }

  private static long bytes(KeyName key) {
    return (long) KEY_BYTES + key.namespace().length() + key.key().length();
  }

  private void halve() {
    int bits = part.bits() + 1;
    long told = Math.max(part.told(), commits);
    waiting.push(new Part(part.value() | 1 << part.bits(), bits, told));
    part = new Part(part.value(), bits, part.told());
    ids.retain(part.value(), bits);
    newest.keySet().removeIf(key -> !part.has(key));
    keyBytes = 0;
    for (KeyName key : newest.keySet()) {
      keyBytes += bytes(key);
    }
  }

  /** Turns to a part that was not looked at; false when there is none. */
  boolean next() {
    if (waiting.isEmpty()) {
      return false;
    }
    part = waiting.pop();
    newest.clear();
    ids = new KnownIds();
    keyBytes = 0;
    commits = 0;
    return true;
  }
}
