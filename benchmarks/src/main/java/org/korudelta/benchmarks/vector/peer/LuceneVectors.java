package org.korudelta.benchmarks.vector.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.vector.data.Subset;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.error.KoruException;

/**
 * Lucene in a directory of mapped files: 16 neighbours, 32 on the ground, a beam of 100 where it
 * builds, one segment for each thread that wrote. Ids are read from its columns.
 */
final class LuceneVectors implements VectorPeer {
  private static final int NEIGHBOURS = 16;
  private static final int BEAM = 100;
  private static final int BUFFER_MEBIBYTES = 1_500;
  private static final int DOCUMENTS_MAX = 10_000_000;
  private static final String VECTOR = "vector";
  private static final String ID = "id";
  private static final String COLUMN = "number";
  private static final String BUCKET = "bucket";

  private final Directory files;
  private IndexWriter writer;
  private DirectoryReader reader;

  LuceneVectors(Path directory) {
    try {
      files = new MMapDirectory(directory);
      writer = new IndexWriter(files, configuration());
      reader = DirectoryReader.open(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndexWriterConfig configuration() {
    KnnVectorsFormat graph = new Lucene99HnswVectorsFormat(NEIGHBOURS, BEAM);
    return new IndexWriterConfig()
        .setCodec(
            new Lucene104Codec() {
              @Override
              public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return graph;
              }
            })
        .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
        .setMaxBufferedDocs(DOCUMENTS_MAX)
        .setUseCompoundFile(false);
  }

  @Override
  public Built build(VectorSet set, int threads) {
    long start = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int from = (int) ((long) set.size() * part / threads);
        int to = (int) ((long) set.size() * (part + 1) / threads);
        parts.add(pool.submit(() -> write(set, from, to)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
      writer.commit();
      look();
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException("Lucene failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("building was interrupted", e);
    } finally {
      pool.shutdown();
    }
    return new Built(System.nanoTime() - start, 0);
  }

  private void write(VectorSet set, int from, int to) {
    for (int id = from; id < to; id++) {
      write(id, set.vector(id));
    }
  }

  private void write(int id, float[] vector) {
    Document document = new Document();
    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new IntField(ID, id, Field.Store.NO));
    document.add(new NumericDocValuesField(COLUMN, id));
    document.add(new IntField(BUCKET, Subset.bucket(id), Field.Store.NO));
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written is found from here on. */
  private void look() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(reader);
    if (newer != null) {
      reader.close();
      reader = newer;
    }
  }

  @Override
  public int[] search(float[] query, Ask ask) {
    int effort = Math.max(ask.most(), ask.effort());
    KnnFloatVectorQuery nearest = new KnnFloatVectorQuery(VECTOR, query, effort, filter(ask));
    try {
      ScoreDoc[] found = new IndexSearcher(reader).search(nearest, ask.most()).scoreDocs;
      int[] ids = new int[found.length];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = id(found[i].doc);
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Query filter(Ask ask) {
    return ask.filters() ? IntField.newRangeQuery(BUCKET, 0, ask.bucketsBelow() - 1) : null;
  }

  private int id(int document) throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues ids = leaf.reader().getNumericDocValues(COLUMN);
    if (ids == null || !ids.advanceExact(document - leaf.docBase)) {
      throw new IllegalStateException("document without id: document=" + document);
    }
    return (int) ids.longValue();
  }

  @Override
  public void insert(int id, float[] vector) {
    write(id, vector);
    try {
      look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(List<Integer> ids) {
    int[] all = ids.stream().mapToInt(Integer::intValue).toArray();
    try {
      writer.deleteDocuments(IntField.newSetQuery(ID, all));
      writer.commit();
      look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void reopen() {
    try {
      reader.close();
      writer.close();
      writer = new IndexWriter(files, configuration());
      reader = DirectoryReader.open(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of the graph, which are mapped. */
  @Override
  public long bytes() {
    try {
      long bytes = 0;
      for (String file : files.listAll()) {
        bytes += file.endsWith(".vex") ? files.fileLength(file) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      writer.close();
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
