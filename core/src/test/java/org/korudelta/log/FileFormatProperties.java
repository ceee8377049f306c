package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Manifests, segment headers and seals read back; one wrong byte or length and they are none. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class FileFormatProperties {

  @Provide
  Arbitrary<byte[]> logIds() {
    return Arbitraries.bytes().array(byte[].class).ofSize(SegmentHeaderFormat.LOG_ID_BYTES);
  }

  @Provide
  Arbitrary<Manifest> manifests() {
    Arbitrary<Manifest.Entry> entries =
        Combinators.combine(
                Arbitraries.integers().between(1, Integer.MAX_VALUE),
                Arbitraries.longs(),
                Arbitraries.longs())
            .as(Manifest.Entry::new);
    Arbitrary<List<Manifest.Entry>> ascending =
        entries
            .list()
            .uniqueElements(Manifest.Entry::number)
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(
                list ->
                    list.stream().sorted(Comparator.comparingInt(Manifest.Entry::number)).toList());
    return Combinators.combine(logIds(), Arbitraries.longs(), ascending).as(Manifest::new);
  }

  @Provide
  Arbitrary<SegmentHeader> headers() {
    Arbitrary<SegmentHeader.PreviousSegment> previous =
        Combinators.combine(Arbitraries.integers(), Arbitraries.longs())
            .as(SegmentHeader.PreviousSegment::new);
    return Combinators.combine(logIds(), Arbitraries.integers(), previous, Arbitraries.longs())
        .as(SegmentHeader::new);
  }

  @Property
  void manifest_any_readsBack(@ForAll("manifests") Manifest manifest) {
    assertThat(ManifestFormat.decode(ManifestFormat.encode(manifest)).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(manifest);
  }

  @Property
  void manifest_damaged_isNone(
      @ForAll("manifests") Manifest manifest,
      @ForAll int at,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    requireNoneWhenDamaged(ManifestFormat.encode(manifest), at, mask, ManifestFormat::decode);
  }

  @Property
  void segmentHeader_any_readsBack(@ForAll("headers") SegmentHeader header) {
    assertThat(SegmentHeaderFormat.decode(SegmentHeaderFormat.encode(header)).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(header);
  }

  @Property
  void segmentHeader_damaged_isNone(
      @ForAll("headers") SegmentHeader header,
      @ForAll int at,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    requireNoneWhenDamaged(
        SegmentHeaderFormat.encode(header), at, mask, SegmentHeaderFormat::decode);
  }

  private static <T> void requireNoneWhenDamaged(
      byte[] sound, int at, int mask, Function<byte[], Optional<T>> decode) {
    int place = Math.floorMod(at, sound.length);
    byte[] flipped = sound.clone();
    flipped[place] ^= (byte) mask;
    List<byte[]> damaged = new ArrayList<>();
    damaged.add(flipped);
    damaged.add(Arrays.copyOf(sound, place));
    for (byte[] bytes : damaged) {
      assertThat(decode.apply(bytes)).isEmpty();
    }
  }

  @Property
  void decode_anyBytes_isNoneOrUnsupported(@ForAll @Size(max = 80) byte[] bytes) {
    assertThat(ManifestFormat.decode(bytes)).isEmpty();
    assertThat(SegmentHeaderFormat.decode(bytes)).isEmpty();
  }

  @Property
  void seal_any_readsBackAtItsPlaceOnly(
      @ForAll("logIds") byte[] logId, @ForAll long sequence, @ForAll long offset, @ForAll int at) {
    FrameChecksum checksum = new FrameChecksum(logId, 1);
    byte[] seal = SealFormat.encode(sequence, checksum, offset);

    assertThat(SealFormat.isValid(seal, 0, checksum, offset)).isTrue();
    assertThat(SealFormat.sequence(seal, 0)).isEqualTo(sequence);
    assertThat(SealFormat.durableOffset(seal, 0)).isEqualTo(offset);
    assertThat(SealFormat.isValid(seal, 0, checksum, offset + 1)).isFalse();
    assertThat(SealFormat.isValid(seal, 0, new FrameChecksum(logId, 2), offset)).isFalse();
    seal[Math.floorMod(at, seal.length)] ^= 1;
    assertThat(SealFormat.isValid(seal, 0, checksum, offset)).isFalse();
  }
}
