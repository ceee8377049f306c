package org.korudelta.deterministic.disk;

/**
 * What can go wrong with a {@link SimulatedDisk}. The first five happen when the power is lost (the
 * fifth when a process is killed, too), by the disk's own nature and at no rate; the others while
 * it runs, as rarely as {@link DiskFaults} says.
 */
public enum DiskFault {
  /** Bytes that were appended but not synced are not kept. */
  LOST_BYTES("lost-bytes"),

  /**
   * A sector of 512 bytes was being written: its pending bytes are kept up to some place, and read
   * as zeros or as garbage from there on. Bytes of it that were durable stay as they were.
   */
  TORN_SECTOR("torn-sector"),

  /** Later pending sectors are kept though an earlier one is not: the hole reads as zeros. */
  REORDERED_SECTORS("reordered-sectors"),

  /**
   * A creation, rename or deletion without {@code syncDirectory} is not kept. Changes of different
   * names are kept or not independently of each other, those that touch the same name in their
   * order, and a rename as a whole.
   */
  LOST_NAME("lost-name"),

  /** A crash came while a sync was in flight, which may or may not have taken effect. */
  SYNC_INTERRUPTED("sync-interrupted"),

  /** An append writes some of its bytes, not all, and fails. */
  SHORT_WRITE("short-write"),

  /**
   * An append finds no space: it writes what fits and fails. Happens by rate, as if others had used
   * the space and freed it again, and whenever the capacity is exceeded.
   */
  DISK_FULL("disk-full"),

  /** A read fails; the next one may not. */
  READ_ERROR("read-error"),

  /**
   * A sync with bytes to write fails, and so does every later sync of that file: nothing more of it
   * becomes durable. Reads still give the bytes, and a power loss may still keep them.
   */
  FAILED_SYNC("failed-sync"),

  /** A sync of a file or of the directory takes time. */
  SLOW_SYNC("slow-sync"),

  /** An append, or a change of names, takes time. */
  SLOW_WRITE("slow-write"),

  /** A read, the opening of a file, or the list of names takes time. */
  SLOW_READ("slow-read"),

  /** One bit of a file flips, durable or not, when something reads the file, and stays so. */
  BIT_ROT("bit-rot"),

  /**
   * The bytes of an append overwrite stored ones somewhere, in that file or in another, as far as
   * it reaches; where they should be are zeros. What was overwritten stays so.
   */
  MISDIRECTED_WRITE("misdirected-write"),

  /**
   * A sync succeeds and makes nothing durable. Breaks the promise of the storage port: for showing
   * what depends on it.
   */
  LYING_SYNC("lying-sync"),

  /** As {@link #LYING_SYNC}, for the sync of the directory. */
  LYING_DIRECTORY_SYNC("lying-directory-sync");

  private final String text;

  DiskFault(String text) {
    this.text = text;
  }

  /** The fault as it is written everywhere, for example {@code torn-sector}. */
  public String text() {
    return text;
  }

  /** Whether it happens while the disk runs, at a rate. */
  boolean hasRate() {
    return compareTo(SYNC_INTERRUPTED) > 0;
  }

  /** Whether it is a delay. */
  boolean isDelay() {
    return this == SLOW_SYNC || this == SLOW_WRITE || this == SLOW_READ;
  }

  @Override
  public String toString() {
    return text;
  }
}
