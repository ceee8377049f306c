package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.json.Json;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.StreamBytes;
import org.korudelta.vector.Embedding;

/** What exports of databases are, and databases that have something to export. */
final class ExportedHistory {
  /** So little that the index is on disk from the first commits on. */
  static final MemoryBudget LITTLE = new MemoryBudget(1_000, 1_000, 1_000, 3);

  /** So small that a few commits need several segments. */
  static final Options SMALL = Options.defaults().withMemory(LITTLE).withSegmentBytesMax(4_096);

  private ExportedHistory() {}

  /** The export of all that {@code reads} have. */
  static byte[] of(DeterministicRuntime runtime, Reads reads) {
    return after(Timestamp.MIN, runtime, reads);
  }

  /** The export of what {@code reads} have after a time. */
  static byte[] after(Timestamp after, DeterministicRuntime runtime, Reads reads) {
    StreamBytes stream = new StreamBytes(runtime);
    runtime.await(reads.export(after, stream));
    return stream.all();
  }

  /** Brings an export into the runtime's storage. */
  static Promise<TransferReport> restore(AsyncRuntime runtime, Options options, byte[] export) {
    return KoruDelta.restore(runtime, options, StreamBytes.source(runtime, export, 1_000));
  }

  /** A database of another runtime that has what {@code export} has. */
  static OpenDatabase restored(byte[] export, Options options) {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    runtime.await(restore(runtime, options, export));
    return OpenDatabase.on(runtime, options);
  }

  /** Writes one of everything, and {@code commits} more that need room. */
  static void write(OpenDatabase open, int commits) {
    var first = open.put("a", "{\"n\":1}");
    open.await(open.db.embed("words", "é", Embedding.of("m", new float[] {0.5f, -1})));
    WriteOptions options = WriteOptions.NONE.causedBy(List.of(first.id()));
    open.await(
        open.db.put(
            "ns",
            "b",
            Json.parse("2"),
            options.withMetadata(Json.object().put("by", "eve").build())));
    open.delete("a");
    open.await(
        open.db.putBatch(
            List.of(
                Write.put("ns", "a", Json.parse("3")),
                Write.put("ns", "c", Json.parse("null")),
                Write.delete("ns", "b"))));
    writeMore(open, commits);
  }

  static void writeMore(OpenDatabase open, int commits) {
    for (int i = 0; i < commits; i++) {
      open.put("key-" + i % 7, "\"" + "x".repeat(200) + i + "\"");
    }
  }

  /** All versions with everything they say. */
  static List<String> described(OpenDatabase open) {
    List<String> versions = new ArrayList<>();
    for (var version : open.await(open.db.changes(Timestamp.MIN, Integer.MAX_VALUE))) {
      versions.add(
          version
              + " "
              + version.previousVersion()
              + version.causes()
              + version.metadata()
              + version.ordinal()
              + version.value()
              + version.tombstone());
    }
    return versions;
  }
}
