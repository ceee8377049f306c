package org.korudelta.pack;

import java.util.Arrays;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * Where the blocks of a packed file are, and what they are deflated with. Some ten bytes of memory
 * for each block: as it is stored, and where each thirty-second is. Threading: immutable.
 */
final class PackDirectory {
  private static final int STRIDE = 32;

  private final byte[] dictionary;
  private final byte[] fields;
  private long[] starts = new long[8]; // Unpacked, of each STRIDE-th block.
  private long[] offsets = new long[8]; // In the file.
  private int[] positions = new int[8]; // In the fields.
  private int count;
  private long bytes;
  private long end;

  private PackDirectory(byte[] dictionary, byte[] fields) {
    this.dictionary = dictionary;
    this.fields = fields;
  }

  static PackDirectory read(ByteSource source, int version, Inflation inflation) {
    byte[] dictionary =
        version == PackFormat.WITHOUT_DICTIONARY ? new byte[0] : readDictionary(source, inflation);
    PackDirectory directory = new PackDirectory(dictionary, source.rest());
    directory.walk();
    return directory;
  }

  private static byte[] readDictionary(ByteSource source, Inflation inflation) {
    int length = source.getVarint();
    byte[] stored = source.getSized();
    if (length < 0 || length > PackFormat.DICTIONARY_BYTES_MAX) {
      throw dictionaryLength(length, stored.length);
    }
    byte[] dictionary =
        stored.length == 0 ? stored : inflation.inflated(stored, new byte[0], length + 1);
    if (dictionary.length != length) {
      throw dictionaryLength(length, dictionary.length);
    }
    return dictionary;
  }

  private static KoruException dictionaryLength(int stated, int actual) {
    return new KoruException.Corruption(
        "pack dictionary length: stated="
            + stated
            + " bytes="
            + actual
            + " max="
            + PackFormat.DICTIONARY_BYTES_MAX);
  }

  private void walk() {
    ByteSource source = new ByteSource(fields);
    long start = 0;
    long offset = PackFormat.HEADER_BYTES;
    while (source.hasMore()) {
      if (count % STRIDE == 0) {
        mark(start, offset, source.position());
      }
      PackBlock block = PackFormat.block(source, count, start, offset);
      start = block.end();
      offset = block.storedEnd();
      count++;
    }
    bytes = start;
    end = offset;
  }

  private void mark(long start, long offset, int position) {
    int at = count / STRIDE;
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, 2 * at);
      offsets = Arrays.copyOf(offsets, 2 * at);
      positions = Arrays.copyOf(positions, 2 * at);
    }
    starts[at] = start;
    offsets[at] = offset;
    positions[at] = position;
  }

  /** What blocks are deflated with; empty for nothing. */
  byte[] dictionary() {
    return dictionary;
  }

  int count() {
    return count;
  }

  /** How many bytes all blocks have unpacked. */
  long bytes() {
    return bytes;
  }

  /** How many bytes stand before the directory. */
  long end() {
    return end;
  }

  /** The block that has the byte at {@code offset}, which is there. */
  PackBlock blockAt(long offset) {
    int marks = (count + STRIDE - 1) / STRIDE;
    int found = Arrays.binarySearch(starts, 0, marks, offset);
    int mark = found >= 0 ? found : -found - 2;
    ByteSource source = new ByteSource(fields, positions[mark], fields.length);
    PackBlock block = PackFormat.block(source, mark * STRIDE, starts[mark], offsets[mark]);
    while (block.end() <= offset) {
      block = PackFormat.block(source, block.number() + 1, block.end(), block.storedEnd());
    }
    return block;
  }
}
