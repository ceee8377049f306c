package org.korudelta.transfer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/**
 * The body of a frame that holds a commit.
 *
 * <pre>
 *  0  8  timestamp
 *  8  4  number of versions, 1 to 100,000
 * 12     versions, by ordinal, each:
 *          0 32  version id
 *         32 16  salt
 *         48  8  expiry
 *         56  8  replica id
 *         64  1  operation: 1 put, 2 embed, 3 delete
 *         65  1  flags: bit 0, has a parent; bit 1, its value was taken
 *         66  2  length of the namespace, 1 to 256
 *         68  2  length of the key, 1 to 1,024
 *         70  4  number of causes
 *         74  4  length of the metadata
 *         78  4  length of the content
 *         82     parent, causes, namespace, key, metadata, content
 * </pre>
 *
 * <p>Content ids are not in it: they are computed. A version whose value was taken has no metadata
 * and no content, and why they were taken in place of the salt.
 */
final class CommitFormat {
  static final int BYTES_MAX = 1 << 27;

  private static final int VERSIONS_MAX = 100_000;
  private static final int NAMESPACE_BYTES_MAX = 256;
  private static final int KEY_BYTES_MAX = 1_024;
  private static final int PARENT = 1;
  private static final int TAKEN = 2;
  private static final ContentId NO_CONTENT = ContentId.of(new byte[ContentId.BYTES]);

  private CommitFormat() {}

  static void encode(List<VersionRecord> commit, ByteSink out) {
    out.putLong(commit.get(0).timestampNanos()).putInt(commit.size());
    for (VersionRecord version : commit) {
      encode(version, out);
    }
  }

  private static void encode(VersionRecord version, ByteSink out) {
    byte[] namespace = Utf8.encode(version.namespace());
    byte[] key = Utf8.encode(version.key());
    out.put(version.id().bytes()).put(version.salt());
    out.putLong(version.expiresAtNanos()).putLong(version.replicaId());
    out.put(version.operation().code()).put(flags(version));
    putShort(namespace.length, out);
    putShort(key.length, out);
    out.putInt(version.causes().size());
    out.putInt(version.metadata().length).putInt(version.content().length);
    version.parent().ifPresent(parent -> out.put(parent.bytes()));
    version.causes().forEach(cause -> out.put(cause.bytes()));
    out.put(namespace).put(key).put(version.metadata()).put(version.content());
  }

  private static int flags(VersionRecord version) {
    return (version.parent().isPresent() ? PARENT : 0) | (version.isWiped() ? TAKEN : 0);
  }

  private static void putShort(int value, ByteSink out) {
    out.put(value >>> 8).put(value);
  }

  /**
   * The commit that {@code bytes} are, with the content ids that follow. No more memory is taken
   * than there are bytes for.
   *
   * @throws KoruException.Corruption when they are none
   */
  static List<VersionRecord> decode(ByteSource bytes, VersionIds ids) {
    long nanos = bytes.getLong();
    int count = bytes.getInt();
    require("versions", count, 1, VERSIONS_MAX);
    List<VersionRecord> versions = new ArrayList<>();
    while (versions.size() < count) {
      versions.add(new Reading(bytes, ids).version(nanos, versions.size()));
    }
    if (bytes.hasMore()) {
      throw new KoruException.Corruption("bytes behind the last version: versions=" + count);
    }
    return versions;
  }

  private static void require(String what, int actual, int min, int max) {
    if (actual < min || actual > max) {
      throw new KoruException.Corruption(
          what + " out of range: actual=" + actual + " min=" + min + " max=" + max);
    }
  }

  /** One version being read. */
  private record Reading(ByteSource bytes, VersionIds ids) {

    VersionRecord version(long nanos, int ordinal) {
      VersionId id = id();
      byte[] salt = bytes.getBytes(VersionRecord.SALT_BYTES);
      long expiry = bytes.getLong();
      long replica = bytes.getLong();
      Operation operation = operation(bytes.get());
      int flags = length("flags", bytes.get(), 0, PARENT | TAKEN);
      int namespaceLength = length("namespace bytes", unsignedShort(), 1, NAMESPACE_BYTES_MAX);
      int keyLength = length("key bytes", unsignedShort(), 1, KEY_BYTES_MAX);
      int causes = length("causes", bytes.getInt(), 0, BYTES_MAX / VersionId.BYTES);
      int metadataLength = length("metadata bytes", bytes.getInt(), 0, VersionExam.BYTES_MAX);
      int contentLength = length("content bytes", bytes.getInt(), 0, VersionExam.BYTES_MAX);
      Optional<VersionId> parent = parent(flags);
      List<VersionId> causeIds = ids(causes);
      String namespace = Utf8.decode(bytes.getBytes(namespaceLength));
      String key = Utf8.decode(bytes.getBytes(keyLength));
      byte[] metadata = bytes.getBytes(metadataLength);
      byte[] content = bytes.getBytes(contentLength);
      return new VersionRecord(
          id,
          parent,
          causeIds,
          namespace,
          key,
          operation,
          (flags & TAKEN) == 0 ? ids.contentId(operation, content) : NO_CONTENT,
          content,
          nanos,
          ordinal,
          expiry,
          replica,
          metadata,
          salt);
    }

    private static int length(String what, int actual, int min, int max) {
      require(what, actual, min, max);
      return actual;
    }

    private VersionId id() {
      return VersionId.of(bytes.getBytes(VersionId.BYTES));
    }

    private Optional<VersionId> parent(int flags) {
      return (flags & PARENT) == 0 ? Optional.empty() : Optional.of(id());
    }

    private List<VersionId> ids(int count) {
      List<VersionId> read = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        read.add(id());
      }
      return List.copyOf(read);
    }

    private int unsignedShort() {
      return bytes.get() << 8 | bytes.get();
    }

    private static Operation operation(int code) {
      for (Operation operation : Operation.values()) {
        if (operation.code() == code) {
          return operation;
        }
      }
      throw new KoruException.Corruption("operation out of range: actual=" + code + " min=1 max=3");
    }
  }
}
