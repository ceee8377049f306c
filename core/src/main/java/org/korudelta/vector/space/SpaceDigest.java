package org.korudelta.vector.space;

import java.util.Iterator;
import org.korudelta.bytes.ByteSink;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;

/**
 * SHA-256 of a space as it was at one moment: of the digests of its {@link SpaceParts}, one after
 * the other, so that others can have their turns between two of them. Threading: for one task.
 */
public final class SpaceDigest {
  private final Digest digest;
  private final SpaceParts parts;
  private final Iterator<Integer> rest;
  private final ByteSink part = new ByteSink(1 << 16);
  private final ByteSink digests = new ByteSink(1 << 10);

  /** The digest of what {@code space} has now. */
  public SpaceDigest(VectorSpace space, Digest digest) {
    this.digest = digest;
    this.parts = new SpaceParts(space);
    this.rest = parts.numbers();
  }

  /** Reads a part more; false when all were read. */
  public boolean readNext() {
    if (!rest.hasNext()) {
      return false;
    }
    part.clear();
    parts.write(rest.next(), part);
    digests.put(digest.sha256(part.copy()));
    return true;
  }

  /** How many nodes of its newest era were linked at that moment. */
  public int linked() {
    return parts.linked();
  }

  /** The digest of the parts that were read, in hexadecimal digits. */
  public String hex() {
    return Hex.encode(digest.sha256(digests.copy()));
  }
}
