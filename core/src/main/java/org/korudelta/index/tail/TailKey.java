package org.korudelta.index.tail;

import org.jspecify.annotations.Nullable;
import org.korudelta.index.run.KeyCode;

/**
 * One key of the tail and the positions of its versions there, oldest first.
 *
 * <p>Threading: appended to by one writer; a reader that knows of a published commit sees its
 * versions, and perhaps later ones.
 */
final class TailKey {
  private final String namespace;
  private final String key;
  private Positions positions;
  private byte @Nullable [] code;

  TailKey(String namespace, String key, int first) {
    this.namespace = namespace;
    this.key = key;
    this.positions = new Positions(new int[] {first}, 1);
  }

  /**
   * Some positions.
   *
   * @param array of them, and room for more
   * @param length how many there are
   */
  record Positions(int[] array, int length) {
    private Positions with(int next) {
      int[] room = array;
      if (length == array.length) {
        room = new int[2 * length];
        System.arraycopy(array, 0, room, 0, length);
      }
      room[length] = next;
      return new Positions(room, length + 1);
    }
  }

  String namespace() {
    return namespace;
  }

  String key() {
    return key;
  }

  Positions positions() {
    return positions;
  }

  void append(int position) {
    positions = positions.with(position);
  }

  /** What its entries begin with in a run. */
  byte[] code() {
    byte[] known = code;
    if (known == null) {
      known = KeyCode.of(namespace, key);
      code = known;
    }
    return known;
  }
}
