package org.korudelta.benchmarks.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.korudelta.json.Json;

class DocumentsTests {
  private static final int MANY = 4_000;

  @Test
  void next_many_averageAbout190Bytes() {
    assertThat(documents(1, MANY).stream().mapToInt(document -> document.bytes().length).average())
        .hasValueCloseTo(190.0, Offset.offset(8.0));
  }

  @Test
  void next_many_deflateAsRealDocumentsDo() {
    List<Document> documents = documents(1, MANY);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    double alone = 0;
    for (Document document : documents) {
      all.writeBytes(document.bytes());
      alone += deflated(document.bytes());
    }

    assertThat(alone / MANY).as("each alone").isBetween(145.0, 165.0);
    assertThat((double) deflated(all.toByteArray()) / MANY).as("together").isBetween(45.0, 65.0);
  }

  @Test
  void next_sameSeedAndKeys_givesTheSameDocuments() {
    assertThat(documents(5, 50))
        .extracting(Document::value)
        .isEqualTo(documents(5, 50).stream().map(Document::value).toList())
        .isNotEqualTo(documents(6, 50).stream().map(Document::value).toList());
  }

  @Test
  void next_sameKey_keepsTypeAndOwner() {
    Documents documents = new Documents(1);
    Document first = documents.next("a");
    Document second = documents.next("a");

    for (String name : List.of("type", "known", "owner")) {
      assertThat(second.value().member(name)).isEqualTo(first.value().member(name));
    }
    assertThat(second.value()).isNotEqualTo(first.value());
  }

  @Test
  void next_bytes_areTheValue() {
    Document document = new Documents(1).next("a");

    assertThat(Json.parse(document.bytes())).isEqualTo(document.value());
  }

  private static List<Document> documents(long seed, int count) {
    Documents documents = new Documents(seed);
    return IntStream.range(0, count).mapToObj(i -> documents.next("key-" + i)).toList();
  }

  private static int deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      return deflater.deflate(new byte[bytes.length + 1_024]);
    } finally {
      deflater.end();
    }
  }
}
