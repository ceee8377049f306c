package org.korudelta.benchmarks.vector.peer;

import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.error.KoruException;

/** Hnswlib in Java: 16 neighbours, 32 on the ground, a beam of 100 where it builds. */
final class HnswlibGraph implements VectorPeer {
  private static final int NEIGHBOURS = 16;
  private static final int BEAM = 100;

  /** How many vectors more than it begins with. */
  private static final int ROOM = 10_000;

  private HnswIndex<Integer, float[], Word, Float> index = HnswIndex.empty();
  private long bytes;

  /** A vector that has an id. */
  @SuppressWarnings("ArrayRecordComponent") // What the library wants; nobody compares them.
  private record Word(Integer id, float[] vector) implements Item<Integer, float[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public int dimensions() {
      return vector.length;
    }
  }

  @Override
  public Built build(VectorSet set, int threads) {
    List<Word> words = new ArrayList<>();
    for (int id = 0; id < set.size(); id++) {
      words.add(new Word(id, set.vector(id)));
    }
    Heap heap = new Heap();
    long start = System.nanoTime();
    index =
        HnswIndex.newBuilder(set.dimensions(), HnswlibGraph::distance, set.size() + ROOM)
            .withM(NEIGHBOURS)
            .withEfConstruction(BEAM)
            .build();
    add(words, threads);
    long nanos = System.nanoTime() - start;
    bytes = heap.more();
    return new Built(nanos, 0);
  }

  private static Float distance(float[] left, float[] right) {
    return 1 - FloatProduct.of(left, right, 0);
  }

  private void add(List<Word> words, int threads) {
    try {
      index.addAll(words, threads, (done, most) -> {}, Integer.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("building was interrupted", e);
    }
  }

  @Override
  public int[] search(float[] query, Ask ask) {
    index.setEf(Math.max(ask.most(), ask.effort()));
    List<SearchResult<Word, Float>> found = index.findNearest(query, ask.most());
    return found.stream().mapToInt(each -> each.item().id()).toArray();
  }

  @Override
  public void insert(int id, float[] vector) {
    index.add(new Word(id, vector));
  }

  /** Without the vectors, and what holds them with their ids: they were there before. */
  @Override
  public long bytes() {
    return bytes;
  }
}
