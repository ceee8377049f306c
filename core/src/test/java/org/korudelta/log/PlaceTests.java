package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;

/** Addresses, places, posts and bounds: what the log is asked with. */
class PlaceTests {

  private static byte[] written(Address address) {
    ByteSink sink = new ByteSink(16);
    address.write(sink);
    return sink.copy();
  }

  @Test
  void address_written_isReadAndOrderedByItsBytes() {
    List<Address> ascending =
        List.of(
            new Address(Long.MIN_VALUE, 0),
            new Address(-1, 7),
            new Address(0, 0),
            new Address(0, 1),
            new Address(0, 99),
            new Address(1, 0),
            new Address(Long.MAX_VALUE, 3));

    for (int i = 0; i < ascending.size(); i++) {
      Address address = ascending.get(i);
      assertThat(Address.read(new ByteSource(written(address)))).isEqualTo(address);
      for (int j = 0; j < ascending.size(); j++) {
        Address other = ascending.get(j);
        assertThat(Integer.signum(address.compareTo(other))).isEqualTo(Integer.compare(i, j));
        assertThat(
                Integer.signum(Hex.encode(written(address)).compareTo(Hex.encode(written(other)))))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void signpost_written_isRead() {
    Signpost post = new Signpost(new Address(-5, 300), new LogPlace(7, 100_000), 99_000);

    Signpost read = Signpost.read(Signpost.key(post.address()), new ByteSource(post.value()));

    assertThat(read).isEqualTo(post);
    assertThat(Hex.encode(Signpost.key(new Address(-5, 300))))
        .isEqualTo("7ffffffffffffffb" + "0000012c");
  }

  @Test
  void commitPlace_records_beginAndEndWhereItSays() {
    CommitPlace place = new CommitPlace(4, 9, 2, new long[] {112, 236, 400});

    assertThat(place.versions()).isEqualTo(2);
    assertThat(place.record(1)).isEqualTo(new LogPlace(2, 236));
    assertThat(place.end()).isEqualTo(new LogPlace(2, 400));
  }

  @Test
  void bounds_narrowed_areTheNarrowerOnes() {
    CommitBounds bounds = new CommitBounds(10, 20, 5);

    assertThat(bounds.isEmpty()).isFalse();
    assertThat(new CommitBounds(19, 20, 1).isEmpty()).isFalse();
    assertThat(new CommitBounds(20, 20, 1).isEmpty()).isTrue();
    assertThat(new CommitBounds(10, 20, 0).isEmpty()).isTrue();
    assertThat(bounds.until(15)).isEqualTo(new CommitBounds(10, 15, 5));
    assertThat(bounds.until(25)).isEqualTo(bounds);
    assertThat(bounds.after(15)).isEqualTo(new CommitBounds(15, 20, 5));
    assertThat(bounds.after(5)).isEqualTo(bounds);
    assertThat(bounds.less(2)).isEqualTo(new CommitBounds(10, 20, 3));
  }

  @Test
  void segmentFile_name_saysNumberAndPackings() {
    assertThat(new SegmentFile(12, 0).name()).isEqualTo("segment-0000000012.log");
    assertThat(new SegmentFile(12, 0).next().name()).isEqualTo("segment-0000000012-0001.pack");
    assertThat(new SegmentFile(12, 9999).name()).isEqualTo("segment-0000000012-9999.pack");
    for (SegmentFile file : List.of(new SegmentFile(3, 0), new SegmentFile(3, 456))) {
      assertThat(SegmentFile.of(file.name())).isEqualTo(file);
    }
  }

  @Test
  void segmentFile_otherNames_haveNumberZero() {
    for (String name :
        List.of(
            "segment-0000000012-0000.pack",
            "segment-0000000012-00a1.pack",
            "segment-0000000012-00/1.pack",
            "segment-0000000012-00:1.pack",
            "segment-0000000012_0001.pack",
            "segment-0000000000-0001.pack",
            "segment-12-0001.pack",
            "-0001.pack",
            "0001.pack",
            ".pack",
            "segment-0000000012-0001.log")) {
      assertThat(SegmentFile.of(name).number()).as(name).isZero();
    }
  }

  @Test
  void segmentFiles_compare_byNumberThenByPackings() {
    List<SegmentFile> ascending =
        List.of(
            new SegmentFile(1, 0),
            new SegmentFile(1, 2),
            new SegmentFile(2, 0),
            new SegmentFile(10, 0));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertThat(Integer.signum(SegmentFile.compare(ascending.get(i), ascending.get(j))))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void fileNames_packedAndIndexes_areSortedOut() {
    FileNames names =
        FileNames.of(
            List.of(
                "index-0000000009.idx",
                "segment-0000000002-0003.pack",
                "index-0000000004.idx",
                "segment-0000000002.log",
                "segment-0000000001-0001.pack"));

    assertThat(names.segments()).containsExactly(1, 2);
    assertThat(names.indexes().runs()).containsExactly(4, 9);
    assertThat(names.files())
        .containsExactly(new SegmentFile(1, 1), new SegmentFile(2, 0), new SegmentFile(2, 3));
  }

  @Test
  void packing_negativeCache_isBadRequest() {
    Packing packing = LogOptions.defaults().packing();

    assertThat(new Packing(packing.ids(), false, 0).cacheBytes()).isZero();
    assertThatThrownBy(() -> new Packing(packing.ids(), true, -1))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("packed block cache size: bytes=-1");
    Packing other = new Packing(packing.ids(), false, 1);
    assertThat(LogOptions.defaults().withPacking(other))
        .isEqualTo(new LogOptions(64L << 20, 1 << 20, other));
  }
}
