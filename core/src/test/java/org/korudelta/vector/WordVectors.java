package org.korudelta.vector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.query.Filter;
import org.korudelta.text.Utf8;

/** The 8,000 real word vectors of the sample data. */
final class WordVectors {
  private static final Path FILE =
      Path.of("..", "cli", "src", "main", "resources")
          .resolve("org/korudelta/cli/sample/words-8k.jsonl.gz");

  private final Map<String, Embedding> byWord = new LinkedHashMap<>();

  static WordVectors read() throws IOException {
    WordVectors words = new WordVectors();
    try (InputStream file = new GZIPInputStream(Files.newInputStream(FILE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        words.add((JsonObject) Json.parse(line));
      }
    }
    return words;
  }

  private void add(JsonObject line) {
    String word = ((JsonString) line.member("key").orElseThrow()).value();
    float[] components = EmbeddingJson.components(line.member("vector").orElseThrow());
    byWord.put(word, Embedding.of("glove", components));
  }

  int size() {
    return byWord.size();
  }

  Embedding of(String word) {
    return byWord.get(word);
  }

  /** The {@code topK} words nearest to {@code place}, without those left out. */
  List<Scored<String>> nearest(QueryVector place, int topK, String... leftOut) {
    ExactScan<String> scan =
        ExactScan.of(
            place,
            Metric.COSINE,
            new VectorQuery.Selection(topK, -1, Filter.everything()),
            Utf8.ORDER);
    List<String> without = List.of(leftOut);
    byWord.forEach(
        (word, embedding) -> {
          if (!without.contains(word)) {
            scan.offer(embedding, word);
          }
        });
    return scan.results();
  }

  /** Every {@code step}th word, the commonest first. */
  List<String> everyWord(int step) {
    List<String> all = new ArrayList<>(byWord.keySet());
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some;
  }
}
