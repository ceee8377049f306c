package org.korudelta.benchmarks.vector.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.korudelta.Durability;
import org.korudelta.MemoryBudget;
import org.korudelta.Neighbour;
import org.korudelta.Options;
import org.korudelta.VectorSpaceReport;
import org.korudelta.Write;
import org.korudelta.benchmarks.vector.data.Subset;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.causal.Version;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingSnapshot;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.query.Comparison;
import org.korudelta.query.Filter;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/**
 * KoruDelta on the JVM with real files, through its blocking front door, by its default options but
 * for its memory, which is a quarter of the heap. Vectors are written a thousand a commit, each
 * commit synced; once it has been opened again, writes wait for no sync, as nobody's beside it do.
 */
final class KoruVectors implements VectorPeer {
  private static final int BATCH = 1_000;
  private static final int HEAP_SHARE = 4;
  private static final String NAMESPACE = "vectors";
  private static final String MODEL = "bench";
  private static final String BUCKET = "bucket";

  private final Path directory;
  private BlockingKoruDelta db;
  private Timestamp middle = Timestamp.MIN;

  /** Opened anew by {@link #build}, with as many threads as are asked for. */
  KoruVectors(Path directory) {
    this.directory = directory;
    this.db = open(1, Durability.sync());
  }

  private BlockingKoruDelta open(int threads, Durability durability) {
    JvmRuntime runtime = JvmRuntime.builder().directory(directory).threads(threads).open();
    Options options =
        BlockingKoruDelta.defaults()
            .withMemory(MemoryBudget.ofBytes(Runtime.getRuntime().maxMemory() / HEAP_SHARE))
            .withDurability(durability);
    return BlockingKoruDelta.open(runtime, options);
  }

  @Override
  public Built build(VectorSet set, int threads) {
    db.close();
    db = open(threads, Durability.sync());
    long start = System.nanoTime();
    for (int from = 0; from < set.size(); from += BATCH) {
      write(set, from, Math.min(set.size(), from + BATCH));
    }
    long written = System.nanoTime();
    report();
    return new Built(written - start, System.nanoTime() - written);
  }

  /** The batch that would reach beyond the middle is two, so that a commit ends there. */
  private void write(VectorSet set, int from, int to) {
    int half = set.size() / 2;
    if (from < half && half < to) {
      write(set, from, half);
      write(set, half, to);
      return;
    }
    List<Write> writes = new ArrayList<>();
    for (int id = from; id < to; id++) {
      writes.add(Write.embed(NAMESPACE, key(id), embedding(id, set.vector(id))));
    }
    List<Version> written = db.putBatch(writes);
    if (to == half) {
      middle = written.get(0).timestamp();
    }
  }

  private static String key(int id) {
    return String.format(Locale.ROOT, "%07d", id);
  }

  private static Embedding embedding(int id, float[] vector) {
    return Embedding.of(MODEL, vector, Json.object().put(BUCKET, Subset.bucket(id)).build());
  }

  /** Waits until all is linked. */
  private List<VectorSpaceReport> report() {
    return db.runtime() instanceof JvmRuntime runtime
        ? runtime.await("vectorIndex", db.async()::vectorIndex)
        : List.of();
  }

  @Override
  public int[] search(float[] query, Ask ask) {
    return ids(db.searchVectors(NAMESPACE, asked(query, ask)));
  }

  private static VectorQuery asked(float[] query, Ask ask) {
    VectorQuery all = VectorQuery.of(Embedding.of(MODEL, query)).topK(ask.most()).ef(ask.effort());
    return ask.filters()
        ? all.where(Filter.compare(BUCKET, Comparison.LT, JsonNumber.of(ask.bucketsBelow())))
        : all;
  }

  private static int[] ids(List<Neighbour> found) {
    int[] ids = new int[found.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Integer.parseInt(found.get(i).key());
    }
    return ids;
  }

  @Override
  public int[] searchFirstHalf(float[] query, Ask ask) {
    BlockingSnapshot then = db.asOf(middle);
    return ids(then.searchVectors(NAMESPACE, asked(query, ask)));
  }

  @Override
  public void insert(int id, float[] vector) {
    db.embed(NAMESPACE, key(id), embedding(id, vector));
  }

  @Override
  public void delete(List<Integer> ids) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      db.putBatch(
          ids.subList(from, Math.min(ids.size(), from + BATCH)).stream()
              .map(id -> Write.delete(NAMESPACE, key(id)))
              .toList());
    }
  }

  @Override
  public void reopen() {
    db.close();
    db = open(1, Durability.memory());
  }

  @Override
  public long bytes() {
    return report().stream().mapToLong(VectorSpaceReport::memoryBytes).sum();
  }

  @Override
  public void close() {
    db.close();
  }
}
