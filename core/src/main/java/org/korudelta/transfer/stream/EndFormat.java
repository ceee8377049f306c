package org.korudelta.transfer.stream;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;

/**
 * The body of the last frame: the genome of the history after the stream. Nothing follows it.
 *
 * <pre>
 *  0  8  versions
 *  8  8  commits
 * 16  8  time of the last commit; -2^63 when there is none
 * 24 32  root
 * </pre>
 */
final class EndFormat {
  static final int BYTES = 24 + Digest.BYTES;

  private EndFormat() {}

  static void encode(Genome genome, ByteSink out) {
    out.putLong(genome.versions()).putLong(genome.commits());
    out.putLong(genome.lastCommit().epochNanos()).put(Hex.decode(genome.root()));
  }

  /** The genome; {@code corruption} when the bytes are too few. */
  static Genome decode(ByteSource bytes) {
    long versions = bytes.getLong();
    long commits = bytes.getLong();
    Timestamp last = Timestamp.ofEpochNanos(bytes.getLong());
    return new Genome(Hex.encode(bytes.getBytes(Digest.BYTES)), versions, commits, last);
  }
}
