package org.korudelta.benchmarks.engine.load;

import java.util.SplittableRandom;
import org.korudelta.benchmarks.engine.load.RealTypes.RealType;
import org.korudelta.json.Json;

/**
 * JSON documents of about 190 bytes with the entropy of real ones: a file of somebody's with one of
 * the real {@link RealTypes}, a note in the {@linkplain RealWords real words} of English at their
 * real frequencies, a state, a size and a revision of 32 random bits.
 *
 * <p>Successive versions of a key are about the same file: type and owner stay, state, size, note
 * and revision change. Hardly two documents are equal.
 *
 * <p>Equal seeds and keys in equal order give equal documents. Threading: for one thread.
 */
public final class Documents {
  private static final int WORDS_MIN = 3;
  private static final int WORDS_MORE = 5;
  private static final String[] STATES = {"published", "published", "in review", "draft"};
  private static final int BYTES_MAX = 1 << 22;
  private static final int REVISION_BITS = 32;

  private final RealTypes types = RealTypes.load();
  private final RealWords words = RealWords.load();
  private final SplittableRandom random;

  /** Documents of {@code seed}. */
  public Documents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next version of {@code key}'s document. */
  public Document next(String key) {
    int file = key.hashCode();
    RealType type = types.of(file);
    return Document.of(
        Json.object()
            .put("bytes", random.nextInt(BYTES_MAX))
            .put("note", words.draw(random, WORDS_MIN + random.nextInt(WORDS_MORE)))
            .put("owner", words.draw(new SplittableRandom(file), 2))
            .put("revision", Long.toHexString(random.nextLong() >>> (Long.SIZE - REVISION_BITS)))
            .put("state", STATES[random.nextInt(STATES.length)])
            .put("type", type.name())
            .put("known", type.known())
            .build());
  }
}
