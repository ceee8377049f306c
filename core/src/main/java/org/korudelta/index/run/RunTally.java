package org.korudelta.index.run;

import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.log.Address;

/**
 * Sums over what is in a run, or in the stretch of the log that it holds: of equal contents they
 * are equal, in whatever order these come, and of others nearly never (one in 2⁶⁴).
 *
 * <p>Threading: one user at a time.
 */
public final class RunTally {
  private static final long START = 0xCBF2_9CE4_8422_2325L;
  private static final long STEP = 0x0000_0100_0000_01B3L;

  private long versions;
  private long ids;
  private long effects;
  private long keySum;
  private long idSum;
  private long effectSum;

  /** Of nothing. */
  public RunTally() {}

  /** Adds a version of the log. */
  public void add(VersionRecord version) {
    Address address = new Address(version.timestampNanos(), version.ordinal());
    byte[] code = KeyCode.of(version.namespace(), version.key());
    version(code, new Posting(address, version.operation()));
    id(IdCode.of(version.id()), address);
    for (VersionId cause : version.causes()) {
      effect(IdCode.of(cause), address);
    }
  }

  void version(byte[] code, Posting posting) {
    versions++;
    keySum += hash(hash(START, code) ^ posting.operation().code(), posting.address());
  }

  void id(byte[] code, Address address) {
    ids++;
    idSum += hash(hash(START, code), address);
  }

  void effect(byte[] cause, Address effect) {
    effects++;
    effectSum += hash(hash(START, cause), effect);
  }

  private static long hash(long seed, byte[] bytes) {
    long hash = seed;
    for (byte one : bytes) {
      hash = (hash ^ (one & 0xFF)) * STEP;
    }
    return mix(hash);
  }

  private static long hash(long seed, Address address) {
    return mix(mix(seed ^ address.nanos()) + address.ordinal());
  }

  /** The last steps of Murmur3 for 64 bits (Appleby). */
  private static long mix(long value) {
    long hash = (value ^ value >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
    hash = (hash ^ hash >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
    return hash ^ hash >>> 33;
  }

  /** How many versions of keys, ids, or effects were added. */
  public long count(RunPart part) {
    return switch (part) {
      case KEYS -> versions;
      case IDS -> ids;
      case EFFECTS -> effects;
      default -> throw new IllegalArgumentException("not summed up: " + part);
    };
  }

  private long sum(RunPart part) {
    return part == RunPart.KEYS ? keySum : part == RunPart.IDS ? idSum : effectSum;
  }

  /** Whether {@code part} is the same in both. */
  public boolean agrees(RunTally other, RunPart part) {
    return count(part) == other.count(part) && sum(part) == other.sum(part);
  }
}
