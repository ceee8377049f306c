package org.korudelta.index;

import java.util.Arrays;
import java.util.List;
import org.korudelta.causal.VersionRecord;

/**
 * Versions in commit order, oldest first, at least one: all of one key, where no two share a time,
 * all there are, or all that name one cause, where those of one commit do.
 *
 * <p>Appending costs amortised O(1), finding a time O(log n). Threading: immutable to its readers.
 */
public final class Chain {
  /*
   * Successive chains share one array: a longer one has written beyond the end of a shorter one,
   * where the shorter never looks. An entry is written once: whoever appends to a chain that was
   * appended to before, because that commit was given up, gets an array of its own.
   *
   * All appends are the one writer's.
   */
  private static final int INITIAL_LENGTH = 2;

  private final VersionRecord[] versions;
  private final int length;

  private Chain(VersionRecord[] versions, int length) {
    this.versions = versions;
    this.length = length;
  }

  static Chain of(VersionRecord first) {
    VersionRecord[] versions = new VersionRecord[INITIAL_LENGTH];
    versions[0] = first;
    return new Chain(versions, 1);
  }

  Chain with(VersionRecord next) {
    boolean free = length < versions.length && versions[length] == null;
    VersionRecord[] room = free ? versions : copyWithRoom();
    room[length] = next;
    return new Chain(room, length + 1);
  }

  private VersionRecord[] copyWithRoom() {
    VersionRecord[] copy = new VersionRecord[2 * length];
    System.arraycopy(versions, 0, copy, 0, length);
    return copy;
  }

  /** How many versions there are. */
  public int length() {
    return length;
  }

  /** The last version, be it a tombstone. */
  public VersionRecord newest() {
    return versions[length - 1];
  }

  /** How many versions there were at {@code nanos}, inclusive; the last of them was current. */
  public int lengthAt(long nanos) {
    if (newest().timestampNanos() <= nanos) {
      return length;
    }
    int low = 0;
    int high = length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (versions[middle].timestampNanos() <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The version at {@code index} from 0. */
  public VersionRecord version(int index) {
    return versions[index];
  }

  /** The versions from {@code from} inclusive to {@code to} exclusive, a view. */
  public List<VersionRecord> versions(int from, int to) {
    return Arrays.asList(versions).subList(from, to);
  }
}
