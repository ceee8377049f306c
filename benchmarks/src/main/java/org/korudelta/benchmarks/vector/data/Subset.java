package org.korudelta.benchmarks.vector.data;

/** The part of the vectors that a search may answer with. */
public enum Subset {
  /** All. */
  ALL,
  /** Those with a bucket below one. */
  ONE_PERCENT,
  /** Those with a bucket below ten. */
  TEN_PERCENT,
  /** Those with a bucket below fifty. */
  HALF,
  /** Those that were there when half of them were. */
  FIRST_HALF,
  /** Those that are left when three of ten are deleted. */
  KEPT;

  /** How many buckets there are: a bucket has a percent. */
  public static final int BUCKETS = 100;

  private static final int TEN = 10;
  private static final int DELETED_OF_TEN = 3;

  /** The bucket of a vector: its number in a hundred. */
  public static int bucket(int id) {
    return id % BUCKETS;
  }

  /** Buckets below this one are in it. */
  public int bucketsBelow() {
    return switch (this) {
      case ONE_PERCENT -> 1;
      case TEN_PERCENT -> TEN;
      case HALF -> BUCKETS / 2;
      case ALL, FIRST_HALF, KEPT -> BUCKETS;
    };
  }

  /** Whether it has a vector of {@code size}. */
  public boolean has(int id, int size) {
    return switch (this) {
      case FIRST_HALF -> id < size / 2;
      case KEPT -> id / BUCKETS % TEN >= DELETED_OF_TEN;
      default -> bucket(id) < bucketsBelow();
    };
  }
}
