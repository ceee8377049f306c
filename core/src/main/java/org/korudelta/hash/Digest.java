package org.korudelta.hash;

/**
 * The port through which content becomes an id: SHA-256 (FIPS 180-4).
 *
 * <p>It hashes bytes that are in memory and nothing else: no streams, no other algorithm, no keys.
 * Implementations must give the same 32 bytes; a platform may bring a faster one.
 *
 * <p>Threading: implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface Digest {
  /** The length of every digest in bytes. */
  int BYTES = 32;

  /** The SHA-256 of the concatenation of {@code parts}; 32 new bytes. The parts are only read. */
  byte[] sha256(byte[]... parts);

  /** The plain Java implementation, the same on every platform. */
  static Digest portable() {
    return PortableSha256.INSTANCE;
  }
}
