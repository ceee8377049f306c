package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/** A manifest whose checksum is right and whose list lies loses nothing, or is refused in words. */
@PropertyDefaults(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
class ForgedManifestProperties {
  private static final int COMMITS = 8;
  private static final DiskImage CLOSED = closed();
  private static final Manifest SOUND = newest();

  private static DiskImage closed() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= COMMITS; n++) {
      bench.append(n, n);
    }
    bench.close();
    return DiskImage.of(disk);
  }

  private static Manifest newest() {
    return CLOSED.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("manifest"))
        .map(file -> ManifestFormat.decode(file.getValue()).orElseThrow())
        .reduce((one, other) -> one.generation() > other.generation() ? one : other)
        .orElseThrow();
  }

  /** What is said of the index-th segment, modulo their number. */
  record Lie(int index, Field field, long value) {
    Manifest.Entry of(Manifest.Entry entry) {
      return switch (field) {
        case NUMBER -> new Manifest.Entry((int) value, entry.length(), entry.firstSequence());
        case LENGTH -> new Manifest.Entry(entry.number(), value, entry.firstSequence());
        case SEQUENCE -> new Manifest.Entry(entry.number(), entry.length(), value);
        case LONGER ->
            new Manifest.Entry(entry.number(), entry.length() + value, entry.firstSequence());
      };
    }
  }

  enum Field {
    NUMBER,
    LENGTH,
    SEQUENCE,
    LONGER
  }

  @Provide
  Arbitrary<List<Lie>> lies() {
    Arbitrary<Long> values =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-1, 5),
            Arbitraries.of(24L, 64L, 1_000L, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE),
            Arbitraries.longs());
    return Combinators.combine(
            Arbitraries.integers().between(0, 9), Arbitraries.of(Field.values()), values)
        .as(Lie::new)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1), Tuple.of(1, -1));
  }

  @Property
  void open_forgedManifest_losesNothingOrIsRefusedInWordsAndCalledDamage(
      @ForAll("lies") List<Lie> lies, @ForAll("cuts") int segmentsMore) {
    List<Manifest.Entry> entries = new ArrayList<>(SOUND.segments());
    for (Lie lie : lies) {
      int index = lie.index() % entries.size();
      entries.set(index, lie.of(entries.get(index)));
    }
    if (segmentsMore > 0) {
      entries.add(entries.get(0));
    } else if (segmentsMore < 0) {
      entries.remove(entries.size() - 1);
    }

    DiskImage image = forged(entries);
    Verdict verdict = Verdict.verify(image);
    try {
      assertThat(LogBench.recovered(image.disk())).isEqualTo(LogBench.expected(COMMITS));
    } catch (KoruException.Corruption refused) {
      assertThat(refused).hasMessageContaining("=");
      assertThat(verdict.verification().sound()).as("%s", refused).isFalse();
    }
  }

  private static DiskImage forged(List<Manifest.Entry> entries) {
    Manifest manifest = new Manifest(SOUND.logId(), SOUND.generation() + 1, entries);
    return CLOSED
        .without("manifest-0")
        .without("manifest-1")
        .with("manifest-0", ManifestFormat.encode(manifest));
  }
}
