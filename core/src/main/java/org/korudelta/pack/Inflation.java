package org.korudelta.pack;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.korudelta.error.KoruException;

/**
 * Inflates what {@link Deflation} deflated. Keeps a few inflaters for the next time: to make one
 * takes as long as to inflate a small block. Threading: safe from any thread.
 */
final class Inflation {
  private static final int PIECE_BYTES = 64 << 10;
  private static final int IDLE_MAX = 4;

  private final ArrayDeque<Inflater> idle = new ArrayDeque<>();

  /**
   * What was deflated with {@code dictionary}, less than {@code bytesMax} bytes.
   *
   * @throws KoruException.Corruption when it is not that
   */
  byte[] inflated(byte[] stored, byte[] dictionary, int bytesMax) {
    Inflater inflater = take();
    try {
      inflater.setInput(stored, 0, stored.length);
      return inflated(inflater, dictionary, bytesMax);
    } catch (DataFormatException | IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()));
    } finally {
      giveBack(inflater);
    }
  }

  private static byte[] inflated(Inflater inflater, byte[] dictionary, int bytesMax)
      throws DataFormatException {
    byte[] out = new byte[Math.min(bytesMax, PIECE_BYTES)];
    int length = 0;
    while (!inflater.finished()) {
      int count = inflater.inflate(out, length, out.length - length);
      length += count;
      if (inflater.needsDictionary()) {
        inflater.setDictionary(dictionary); // Another one is refused.
      } else if (length == out.length) {
        out = longer(out, bytesMax);
      } else if (count == 0 && !inflater.finished()) {
        throw damaged("bytes=" + length);
      }
    }
    return Arrays.copyOf(out, length);
  }

  /** No length that is stated is believed before so much has come. */
  private static byte[] longer(byte[] out, int bytesMax) {
    if (out.length == bytesMax) {
      throw damaged("bytes=" + out.length + " max=" + bytesMax);
    }
    return Arrays.copyOf(out, (int) Math.min(bytesMax, 2L * out.length));
  }

  /** Forgets the inflaters, which remember what they inflated last. */
  void forget() {
    synchronized (idle) {
      idle.forEach(Inflater::end);
      idle.clear();
    }
  }

  /** How many inflaters wait for the next time. */
  int idle() {
    synchronized (idle) {
      return idle.size();
    }
  }

  private Inflater take() {
    synchronized (idle) {
      return idle.isEmpty() ? new Inflater() : idle.pop();
    }
  }

  private void giveBack(Inflater inflater) {
    inflater.reset();
    synchronized (idle) {
      if (idle.size() < IDLE_MAX) {
        idle.push(inflater);
        return;
      }
    }
    inflater.end();
  }

  private static KoruException damaged(String how) {
    return new KoruException.Corruption("deflated block is damaged: " + how);
  }
}
