package org.korudelta.hash;

/** One SHA-256 under way: eight chaining words and the block being filled. */
final class Sha256State {
  private static final int BLOCK_BYTES = 64;
  private static final int LENGTH_OFFSET = 56;
  private static final int ROUNDS = 64;

  /** The first 32 bits of the fraction of the cube roots of the first 64 primes. */
  private static final int[] K = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  /** Starts as the first 32 bits of the fraction of the square roots of the first eight primes. */
  private final int[] chain = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int[] schedule = new int[ROUNDS];
  private final byte[] block = new byte[BLOCK_BYTES];
  private int filled;
  private long totalBytes;

  void update(byte[] part) {
    totalBytes += part.length;
    int at = filled == 0 ? 0 : fill(part, 0);
    while (part.length - at >= BLOCK_BYTES) {
      compress(part, at);
      at += BLOCK_BYTES;
    }
    if (at < part.length) {
      fill(part, at);
    }
  }

  /** Moves bytes from {@code at} into the block, compresses it when full; the offset after them. */
  private int fill(byte[] part, int at) {
    int count = Math.min(BLOCK_BYTES - filled, part.length - at);
    System.arraycopy(part, at, block, filled, count);
    filled += count;
    if (filled == BLOCK_BYTES) {
      compress(block, 0);
      filled = 0;
    }
    return at + count;
  }

  byte[] finish() {
    long bits = totalBytes << 3;
    block[filled++] = (byte) 0x80;
    if (filled > LENGTH_OFFSET) {
      clear(filled, BLOCK_BYTES);
      compress(block, 0);
      filled = 0;
    }
    clear(filled, LENGTH_OFFSET);
    putInt(block, LENGTH_OFFSET, (int) (bits >>> 32));
    putInt(block, LENGTH_OFFSET + 4, (int) bits);
    compress(block, 0);
    return chainBytes();
  }

  private void clear(int from, int to) {
    for (int i = from; i < to; i++) {
      block[i] = 0;
    }
  }

  private byte[] chainBytes() {
    byte[] digest = new byte[Digest.BYTES];
    for (int i = 0; i < chain.length; i++) {
      putInt(digest, 4 * i, chain[i]);
    }
    return digest;
  }

  private void compress(byte[] from, int offset) {
    expand(from, offset);
    int a = chain[0];
    int b = chain[1];
    int c = chain[2];
    int d = chain[3];
    int e = chain[4];
    int f = chain[5];
    int g = chain[6];
    int h = chain[7];
    for (int i = 0; i < ROUNDS; i++) {
      int sum1 =
          Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int t1 = h + sum1 + (g ^ (e & (f ^ g))) + K[i] + schedule[i];
      int sum0 =
          Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int t2 = sum0 + ((a & b) | (c & (a | b)));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    chain[0] += a;
    chain[1] += b;
    chain[2] += c;
    chain[3] += d;
    chain[4] += e;
    chain[5] += f;
    chain[6] += g;
    chain[7] += h;
  }

  private void expand(byte[] from, int offset) {
    for (int i = 0; i < 16; i++) {
      schedule[i] = intAt(from, offset + 4 * i);
    }
    for (int i = 16; i < ROUNDS; i++) {
      int x = schedule[i - 15];
      int y = schedule[i - 2];
      int small0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
      int small1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
      schedule[i] = schedule[i - 16] + small0 + schedule[i - 7] + small1;
    }
  }

  private static int intAt(byte[] from, int offset) {
    return from[offset] << 24
        | (from[offset + 1] & 0xFF) << 16
        | (from[offset + 2] & 0xFF) << 8
        | (from[offset + 3] & 0xFF);
  }

  private static void putInt(byte[] to, int offset, int value) {
    to[offset] = (byte) (value >> 24);
    to[offset + 1] = (byte) (value >> 16);
    to[offset + 2] = (byte) (value >> 8);
    to[offset + 3] = (byte) value;
  }
}
