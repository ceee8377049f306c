package org.korudelta.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is one only while both sides give the same answers. */
class EngineTests {
  private static final int KEYS = 1_500;
  private static final int VERSIONS = 6_000;

  @Test
  void reads_sameWorkload_giveTheSameBytes(@TempDir Path directory) {
    try (Engine koru = EngineKind.KORUDELTA.engine(directory);
        Engine map = EngineKind.MAP.engine(directory)) {
      long[] koruTimes = new Workload(KEYS).fill(koru, VERSIONS);
      long[] mapTimes = new Workload(KEYS).fill(map, VERSIONS);
      assertThat(koruTimes).hasSameSizeAs(mapTimes);
      for (String key : new ZipfKeys(KEYS, 3).all()) {
        assertThat(koru.get(key)).as(key).isEqualTo(map.get(key));
        for (int i = 0; i < koruTimes.length; i++) {
          assertThat(koru.getAt(key, koruTimes[i])).isEqualTo(map.getAt(key, mapTimes[i]));
        }
      }
    }
  }

  @Test
  void put_thenGet_givesWhatWasPut(@TempDir Path directory) {
    for (EngineKind kind : List.of(EngineKind.KORUDELTA, EngineKind.MAP)) {
      try (Engine engine = kind.engine(directory)) {
        Documents.Document document = new Documents(1).next(1).get(0);
        engine.put("k", document);
        assertThat(engine.get("k")).as(kind.label()).isEqualTo(document.bytes());
      }
    }
  }
}
