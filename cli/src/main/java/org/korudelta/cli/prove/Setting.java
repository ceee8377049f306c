package org.korudelta.cli.prove;

import java.util.List;
import java.util.SplittableRandom;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * How a database of a proof is opened.
 *
 * @param segmentBytesMax a segment's size bound
 * @param tailVersions how many versions the index holds in memory before it writes them down
 * @param durability when writers are answered
 */
record Setting(int segmentBytesMax, int tailVersions, DurabilityKind durability) {
  private static final int SEGMENT_BYTES_MIN = 64 << 10;
  private static final int TAIL_VERSIONS_MIN = 16;
  private static final int DOUBLINGS = 5;
  private static final long CACHE_BYTES = 256 << 10;

  /** Of 64 KiB to 1 MiB and 16 to 256 versions: segments end and runs are merged all the time. */
  static Setting drawn(SplittableRandom random, DurabilityKind durability) {
    return new Setting(
        SEGMENT_BYTES_MIN << random.nextInt(DOUBLINGS),
        TAIL_VERSIONS_MIN << random.nextInt(DOUBLINGS),
        durability);
  }

  /** For those who write: little memory, so that much is read from the disk. */
  Options options() {
    return reading().withMemory(memory());
  }

  /** For those who look: the same log, and memory enough. */
  Options reading() {
    return BlockingKoruDelta.defaults()
        .withSegmentBytesMax(segmentBytesMax)
        .withDurability(durability.durability());
  }

  private MemoryBudget memory() {
    return new MemoryBudget(CACHE_BYTES, CACHE_BYTES, CACHE_BYTES, tailVersions);
  }

  /** As arguments of a process. */
  List<String> said() {
    return List.of(
        Integer.toString(segmentBytesMax), Integer.toString(tailVersions), durability.name());
  }

  /** What {@link #said} says. */
  static Setting heard(List<String> said) {
    return new Setting(
        Integer.parseInt(said.get(0)),
        Integer.parseInt(said.get(1)),
        DurabilityKind.valueOf(said.get(2)));
  }

  @Override
  public String toString() {
    return "segments of "
        + (segmentBytesMax >> 10)
        + " KiB, tails of "
        + tailVersions
        + " versions";
  }
}
