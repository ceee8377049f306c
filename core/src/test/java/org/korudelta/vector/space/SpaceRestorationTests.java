package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonObject;
import org.korudelta.text.Utf8;
import org.korudelta.vector.VectorKernel;

/** Numbers that no space has are refused, though every checksum may be right. */
class SpaceRestorationTests {
  private static final int ERA = 2; // Head and documents come before.
  private static final int ENDINGS = 3;
  private static final int NODES = 4;
  private static final int LEVELS = Spaces.DIMENSIONS;

  private static VectorSpace space() {
    VectorSpace space = Spaces.of(5, 3);
    space.end(Spaces.address(2), 40);
    space.end(Spaces.address(3), 50);
    space.publish();
    return space;
  }

  private static List<byte[]> parts() {
    return parts(space());
  }

  private static List<byte[]> parts(VectorSpace space) {
    SpaceParts parts = new SpaceParts(space);
    List<byte[]> all = new ArrayList<>();
    parts
        .numbers()
        .forEachRemaining(
            number -> {
              ByteSink sink = new ByteSink(64);
              parts.write(number, sink);
              all.add(sink.copy());
            });
    return all;
  }

  private static SpaceRestoration restored(List<byte[]> parts) {
    SpaceRestoration restoration =
        new SpaceRestoration(new ByteSource(parts.get(0)), VectorKernel.portable());
    parts.subList(1, parts.size()).forEach(part -> restoration.add(new ByteSource(part)));
    return restoration;
  }

  private static void assertRefused(int part, Consumer<byte[]> change, String message) {
    List<byte[]> parts = parts();
    change.accept(parts.get(part));
    assertThatThrownBy(() -> restored(parts))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageStartingWith(message);
  }

  /** Changes bytes before the end of the last node. */
  private static Consumer<byte[]> last(int before, int... values) {
    return bytes -> {
      for (int i = 0; i < values.length; i++) {
        bytes[bytes.length - before + i] = (byte) values[i];
      }
    };
  }

  @Test
  void add_allParts_isTheSpace() {
    SpaceRestoration restoration = restored(parts());

    assertThat(restoration.isWhole()).isTrue();
    assertThat(restoration.space().current()).isEqualTo(3);
    assertThat(Spaces.digest(restoration.space())).isEqualTo(Spaces.digest(space()));
  }

  /** As a file may be that was written while the value was being taken. */
  @Test
  void add_nodeWhoseValueWasTaken_keepsNothingOfIt() {
    List<byte[]> parts = parts();
    int first = 9;
    parts.get(NODES)[first] = SpaceParts.WIPED;
    VectorSpace wiped = space();
    wiped.wipe(Spaces.address(1));

    assertThat(Spaces.digest(restored(parts).space())).isEqualTo(Spaces.digest(wiped));
  }

  @Test
  void add_sectionWithMoreThanItSays_isCorruption() {
    for (int part = 0; part < parts().size(); part++) {
      List<byte[]> parts = parts();
      parts.set(part, new ByteSink(64).put(parts.get(part)).put(0).copy());
      assertThatThrownBy(() -> restored(parts))
          .as("part %s", part)
          .isInstanceOf(KoruException.Corruption.class)
          .hasMessage("vector index section is longer than what it says: bytes=1");
    }
  }

  @Test
  void add_metadataThatNoSpaceKeeps_isCorruption() {
    VectorSpace space = Spaces.of(5, 3);
    List<byte[]> parts = parts(space);
    String text = "{\"text\":\"" + "x".repeat(9 << 20) + "\"}";
    ByteSink documents = new ByteSink(64);
    for (int i = 0; i < space.documents().count(); i++) {
      documents.putSized(Utf8.encode(text));
    }
    parts.set(1, documents.copy());

    assertThatThrownBy(() -> restored(parts))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("vector index metadata left: actual=-2097170 min=0 max=16777216");
  }

  /** A beam counts on cosines below 2. */
  @Test
  void add_levelsLongerThanTheirVector_isCorruption() {
    int factor = LEVELS + 4;
    assertRefused(NODES, last(factor, 0x3c, 0x81, 2, 4), "vector index length: actual=");
  }

  @Test
  void add_measureThatIsNone_isCorruption() {
    int factor = LEVELS + 4;
    assertRefused(NODES, last(factor, 0x7f, 0xc0, 0, 0), "vector index factor: actual=NaN");
    assertRefused(NODES, last(factor, 0xbf, 0x80, 0, 0), "vector index factor: actual=-1.0");
    assertRefused(NODES, last(factor + 4, 0x7f, 0x80, 0, 0), "vector index residual: actual=Inf");
    assertRefused(NODES, last(factor + 12, 0xbf, 0xf0), "vector index scale: actual=-1.0");
  }

  @Test
  void add_levelThatKernelsDoNotKnow_isCorruption() {
    assertRefused(NODES, last(1, -128), "vector index level: actual=-128 min=-127");
  }

  @Test
  void add_endingsOutOfOrder_isCorruption() {
    assertRefused(ENDINGS, bytes -> bytes[7] = 90, "vector index ending: nanos=50");
  }

  @Test
  void add_endingOfTwo_isCorruption() {
    int node = 8 + 3 + 16 + LEVELS;
    assertRefused(
        NODES,
        bytes -> bytes[2 * node + 9] = bytes[node + 9],
        "vector index ending of two: place=0");
  }

  /** Written while its value was being taken: the document was there still, the node was not. */
  @Test
  void add_documentOfNobody_isForgotten() {
    List<byte[]> parts = parts();
    assertThat(restored(parts).space().documents().all()).doesNotContain(JsonObject.EMPTY);
    int node = 8 + 3 + 16 + LEVELS;
    for (int i = 0; i < 5; i++) {
      parts.get(NODES)[i * node + 9] = SpaceParts.WIPED;
    }
    SpaceRestoration restoration = restored(parts);

    assertThat(restoration.space().documents().all()).containsOnly(JsonObject.EMPTY);
    assertThat(restoration.space().documents().bytes()).isZero();
  }

  @Test
  void add_erasOutOfOrder_isCorruption() {
    List<byte[]> parts = parts();
    List<byte[]> era = List.copyOf(parts.subList(ERA, parts.size()));
    parts.addAll(era);
    parts.get(0)[parts.get(0).length - 1] = 2;

    assertThatThrownBy(() -> restored(parts))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("vector index era: nanos=" + Long.MIN_VALUE);
  }
}
