package org.korudelta.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.korudelta.bytes.ByteSource;

/**
 * Everything that is in a packed file, taken out of it block by block, by the page on the format.
 */
public final class PackScan {
  private final byte[] file;
  private final List<byte[]> found = new ArrayList<>();
  private byte[] dictionary = {};

  private PackScan(byte[] file) {
    this.file = file;
  }

  /** What was kept of each block of {@code file}, and the dictionary first, if it has one. */
  public static List<byte[]> of(byte[] file) throws DataFormatException {
    return new PackScan(file).run();
  }

  private List<byte[]> run() throws DataFormatException {
    int trailer = file.length - 16;
    int begin = trailer - new ByteSource(file, trailer, file.length).getInt();
    ByteSource directory = new ByteSource(file, begin, trailer);
    int length = directory.getVarint();
    byte[] stored = directory.getSized();
    if (length > 0) {
      dictionary = inflated(stored);
      found.add(dictionary);
    }
    int at = 32;
    while (directory.hasMore()) {
      directory.getVarint();
      int bytes = directory.getVarint();
      byte[] block = Arrays.copyOfRange(file, at, at + bytes);
      found.add((directory.get() & 1) != 0 ? inflated(block) : block);
      directory.skip(4);
      at += bytes;
    }
    return found;
  }

  private byte[] inflated(byte[] stored) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stored);
      byte[] out = new byte[1 << 20];
      int length = inflater.inflate(out);
      if (inflater.needsDictionary()) {
        inflater.setDictionary(dictionary);
        length = inflater.inflate(out);
      }
      return Arrays.copyOf(out, length);
    } finally {
      inflater.end();
    }
  }
}
