package org.korudelta.transfer;

/**
 * What a stream carried.
 *
 * @param base the history that it goes on from; without versions for a whole one
 * @param genome the history after it
 * @param bytes how long the stream was
 */
public record TransferReport(Genome base, Genome genome, long bytes) {

  /** How many versions it carried. */
  public long versions() {
    return genome.versions() - base.versions();
  }

  /** How many commits it carried. */
  public long commits() {
    return genome.commits() - base.commits();
  }
}
