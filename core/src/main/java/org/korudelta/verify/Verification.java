package org.korudelta.verify;

/**
 * What a verification has read and found.
 *
 * @param segments how many segment files were read
 * @param commits how many whole commits they hold
 * @param versions how many versions were read and checked, whole ones only
 * @param bytes how many bytes the segments have
 * @param damages how many findings are damage
 * @param traces how many findings are harmless traces of a crash
 * @param cleanClose whether the log ends in its seal
 */
public record Verification(
    int segments,
    long commits,
    long versions,
    long bytes,
    long damages,
    long traces,
    boolean cleanClose) {

  /** Whether all that was ever known durable is there as it was written. */
  public boolean sound() {
    return damages == 0;
  }
}
