package org.korudelta.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.korudelta.benchmarks.Documents.Document;
import org.korudelta.json.Json;

class DocumentsTests {
  @Test
  void next_many_averageAbout190Bytes() {
    List<Document> documents = new Documents(1).next(2_000);

    assertThat(documents.stream().mapToInt(document -> document.bytes().length).average())
        .hasValueCloseTo(190.0, Offset.offset(5.0));
  }

  @Test
  void next_sameSeed_givesTheSameDocuments() {
    assertThat(new Documents(5).next(50))
        .extracting(Document::value)
        .isEqualTo(new Documents(5).next(50).stream().map(Document::value).toList())
        .isNotEqualTo(new Documents(6).next(50).stream().map(Document::value).toList());
  }

  @Test
  void next_bytes_areTheValue() {
    Document document = new Documents(1).next(1).get(0);

    assertThat(Json.parse(document.bytes())).isEqualTo(document.value());
  }
}
