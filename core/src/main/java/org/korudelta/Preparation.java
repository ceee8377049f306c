package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObject;
import org.korudelta.vector.EmbeddingFormat;

/**
 * Turns writes into bytes and checks all that can be checked without the database: the costly part
 * of a write, done by its writer and not by the one serial writer.
 *
 * <p>Threading: immutable.
 */
final class Preparation {
  private static final byte[] NONE = {};

  private final VersionIds ids;

  Preparation(VersionIds ids) {
    this.ids = ids;
  }

  /** All of one batch; checks its limits too. */
  List<PreparedWrite> prepare(List<Write> writes) {
    WriteLimits.requireBatchWrites(writes.size());
    List<PreparedWrite> prepared = new ArrayList<>(writes.size());
    long bytes = 0;
    for (Write write : writes) {
      PreparedWrite next = prepare(write);
      bytes += next.bytes();
      WriteLimits.requireBytes("batch", bytes, WriteLimits.BATCH_BYTES_MAX);
      prepared.add(next);
    }
    return prepared;
  }

  PreparedWrite prepare(Write write) {
    int nameBytes =
        WriteLimits.requireNamespace(write.namespace()) + WriteLimits.requireKey(write.key());
    Operation operation = operation(write);
    byte[] content = content(write);
    WriteLimits.requireBytes("value", content.length, WriteLimits.VALUE_BYTES_MAX);
    WriteOptions options = write.options();
    List<VersionId> causes = sorted(options.causes());
    byte[] metadata = metadata(options.metadata());
    return new PreparedWrite(
        new KeyName(write.namespace(), write.key()),
        operation,
        content,
        ids.contentId(operation, content),
        causes,
        metadata,
        options.expected(),
        PreparedWrite.bytes(nameBytes, content, metadata, causes));
  }

  private static Operation operation(Write write) {
    if (write instanceof Write.Embed) {
      return Operation.EMBED;
    }
    return write instanceof Write.Delete ? Operation.DELETE : Operation.PUT;
  }

  private static byte[] content(Write write) {
    if (write instanceof Write.Put put) {
      return CanonicalJson.bytes(put.value());
    }
    if (write instanceof Write.PutCanonical put) {
      return put.content();
    }
    return write instanceof Write.Embed embed ? EmbeddingFormat.encode(embed.embedding()) : NONE;
  }

  private static byte[] metadata(JsonObject metadata) {
    byte[] bytes = metadata.size() == 0 ? NONE : CanonicalJson.bytes(metadata);
    WriteLimits.requireBytes("metadata", bytes.length, WriteLimits.VALUE_BYTES_MAX);
    return bytes;
  }

  private static List<VersionId> sorted(List<VersionId> causes) {
    if (causes.isEmpty()) {
      return List.of();
    }
    List<VersionId> sorted = new ArrayList<>(causes);
    sorted.sort(null);
    List<VersionId> once = new ArrayList<>();
    for (VersionId cause : sorted) {
      if (once.isEmpty() || !once.get(once.size() - 1).equals(cause)) {
        once.add(cause);
      }
    }
    return List.copyOf(once);
  }
}
