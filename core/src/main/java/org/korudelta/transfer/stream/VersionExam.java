package org.korudelta.transfer.stream;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;
import org.korudelta.vector.EmbeddingFormat;

/**
 * Believes nothing that a commit says of itself: its ids are computed again, its contents must have
 * their canonical form, and it must be within the limits of a write. What it rests on is not known
 * here.
 *
 * <p>Threading: as its digest.
 */
final class VersionExam {
  /** The longest value, and the longest metadata (V3). */
  static final int BYTES_MAX = 16 << 20;

  private static final long COMMIT_BYTES_MAX = 64L << 20;

  private final VersionIds ids;

  VersionExam(VersionIds ids) {
    this.ids = ids;
  }

  /** Fails with what is wrong with {@code commit}: {@code corruption} or {@code unsupported}. */
  void require(List<VersionRecord> commit) {
    Set<Name> names = new HashSet<>();
    long bytes = 0;
    for (VersionRecord version : commit) {
      require(version);
      bytes += bytes(version);
      if (!names.add(new Name(version.namespace(), version.key()))) {
        throw new KoruException.Corruption("key twice in one commit: " + name(version));
      }
    }
    if (bytes > COMMIT_BYTES_MAX) {
      throw new KoruException.Corruption(
          "commit too long: bytes=" + bytes + " max=" + COMMIT_BYTES_MAX);
    }
  }

  private record Name(String namespace, String key) {}

  private static String name(VersionRecord version) {
    return "namespace=" + version.namespace() + " key=" + version.key();
  }

  /** What it counts towards the size of a batch. */
  private static long bytes(VersionRecord version) {
    return (long) Utf8.length(version.namespace())
        + Utf8.length(version.key())
        + version.content().length
        + version.metadata().length
        + (long) VersionId.BYTES * version.causes().size();
  }

  private void require(VersionRecord version) {
    if (version.expiresAtNanos() != VersionRecord.NEVER || version.replicaId() != 0) {
      throw new KoruException.Unsupported(
          "version of a later release: "
              + name(version)
              + " expiry="
              + version.expiresAtNanos()
              + " replica="
              + version.replicaId());
    }
    requireOrder(version);
    if (version.isWiped()) {
      requireTaken(version);
    } else {
      requireWhole(version);
    }
  }

  /** Its id cannot be computed any more; why that is so is known by what else there is. */
  private static void requireTaken(VersionRecord version) {
    Wiping why = version.wiping().orElseThrow();
    boolean erased = why.reason() == Wiping.Reason.ERASED;
    boolean possible = erased || why.horizonNanos() > version.timestampNanos();
    if (!possible || !Arrays.equals(version.salt(), (erased ? Wiping.ERASED : why).bytes())) {
      throw new KoruException.Corruption(
          "no reason for a value to be taken: "
              + name(version)
              + " reason="
              + Hex.encode(version.salt()));
    }
    if (version.content().length + version.metadata().length > 0) {
      throw new KoruException.Corruption("value was taken and is there: " + name(version));
    }
  }

  private void requireWhole(VersionRecord version) {
    requireId(version);
    requireContent(version);
    byte[] metadata = version.metadata();
    if (metadata.length > 0
        && !(canonical("metadata", metadata, version) instanceof JsonObject object
            && object.size() > 0)) {
      throw notCanonical("metadata", metadata, version);
    }
  }

  /** The content id in it was computed when it was read. */
  private void requireId(VersionRecord version) {
    VersionId id = ids.versionId(version);
    if (!id.equals(version.id())) {
      throw new KoruException.Corruption(
          "version id mismatch: "
              + name(version)
              + " expected="
              + id.hex()
              + " actual="
              + version.id().hex());
    }
  }

  private static void requireOrder(VersionRecord version) {
    @Nullable VersionId before = null;
    for (VersionId cause : version.causes()) {
      if (before != null && before.compareTo(cause) >= 0) {
        throw new KoruException.Corruption(
            "causes not in order: " + name(version) + " before=" + before + " cause=" + cause);
      }
      before = cause;
    }
  }

  private static void requireContent(VersionRecord version) {
    byte[] content = version.content();
    switch (version.operation()) {
      case PUT -> canonical("content", content, version);
      case EMBED -> EmbeddingFormat.decode(content);
      case DELETE -> {
        if (content.length > 0) {
          throw notCanonical("content", content, version);
        }
      }
    }
  }

  private static JsonValue canonical(String what, byte[] bytes, VersionRecord version) {
    JsonValue value = Json.parse(bytes);
    if (!Arrays.equals(CanonicalJson.bytes(value), bytes)) {
      throw notCanonical(what, bytes, version);
    }
    return value;
  }

  private static KoruException notCanonical(String what, byte[] bytes, VersionRecord version) {
    return new KoruException.Corruption(
        what + " not canonical: " + name(version) + " bytes=" + bytes.length);
  }
}
