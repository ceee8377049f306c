package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteSink;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.GoldenFile;
import org.korudelta.text.Hex;
import org.korudelta.vector.VectorKernel;

class VectorFilesTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final VectorDirectory directory = new VectorDirectory(runtime);

  private VectorSpace space(int count) {
    VectorSpace space = Spaces.of(count, 3);
    Spaces.grow(runtime, 1, space);
    for (int i = 1; i < count; i += 7) {
      space.end(Spaces.address(i), count + i);
    }
    space.publish();
    return space;
  }

  private static String digest(VectorSpace space) {
    return Spaces.digest(space);
  }

  private void write(VectorFiles files, long nanos, VectorSpace... spaces) {
    runtime.await(files.write(VectorFiles.Image.of(nanos, List.of(spaces))));
  }

  private Optional<VectorFiles.Loaded> load(VectorFiles files) {
    return runtime.await(files.load(Long.MAX_VALUE));
  }

  @Test
  void load_whatWasWritten_isTheSameToTheByte() {
    VectorSpace large = space(1_200);
    VectorSpace small =
        new VectorSpace(new VectorSpace.Name("other", "m2"), 1, VectorKernel.portable());
    write(directory.files(1), 77, large, small);
    VectorFiles.Loaded loaded = load(directory.files(1)).orElseThrow();

    assertThat(loaded.nanos()).isEqualTo(77);
    assertThat(loaded.spaces()).hasSize(2);
    assertThat(digest(loaded.spaces().get(0))).isEqualTo(digest(large));
    assertThat(digest(loaded.spaces().get(1))).isEqualTo(digest(small));
    assertThat(loaded.spaces().get(0).linked()).isEqualTo(1_024);
    assertThat(loaded.spaces().get(0).current()).isEqualTo(large.current());
    assertThat(loaded.spaces().get(1).name()).isEqualTo(small.name());
  }

  /** A graph that grows on after it was read is that which never was written. */
  @Test
  void load_goesOnAsIfItHadNeverEnded() {
    VectorSpace whole = space(1_000);
    write(directory.files(1), 1, whole);
    VectorSpace again = load(directory.files(1)).orElseThrow().spaces().get(0);
    for (VectorSpace one : List.of(whole, again)) {
      Random random = new Random(5);
      for (int i = 3_001; i < 3_600; i++) {
        one.add(Spaces.address(i), Spaces.drawn(random, Spaces.bucket(i % 13)));
      }
      one.publish();
      Spaces.grow(runtime, 3, one);
    }

    assertThat(again.linked()).isEqualTo(1_536);
    assertThat(digest(again)).isEqualTo(digest(whole));
  }

  @Test
  void load_severalEras_areTheSame() {
    VectorSpace space = Eras.renewed();
    write(directory.files(1), 9, space);
    VectorSpace again = load(directory.files(1)).orElseThrow().spaces().get(0);

    assertThat(again.eras()).hasSize(2);
    assertThat(digest(again)).isEqualTo(digest(space));
  }

  @Test
  void load_aSpaceTwice_isDeleted() {
    write(directory.files(1), 1, space(10), space(10));

    assertThat(load(directory.files(1))).isEmpty();
    assertThat(directory.numbers()).isEmpty();
  }

  /** Version 1 stays as it is; what the graph is made by belongs to it. */
  @Test
  void write_version1_hasGoldenBytes() {
    VectorSpace space = space(3);
    space.wipe(Spaces.address(3));
    write(directory.files(1), 9, space);
    byte[] golden = GoldenFile.bytes("vectors-v1.hex");

    assertThat(Hex.encode(bytes())).isEqualTo(Hex.encode(golden));
    replace(golden);
    assertThat(digest(load(directory.files(1)).orElseThrow().spaces().get(0)))
        .isEqualTo(digest(space));
  }

  /** So does a graph of some layers. */
  @Test
  void digest_version1_isGolden() {
    assertThat(digest(space(600)))
        .isEqualTo("229fa5d98601eb7ac15af8d6844fd653ddca0480e8ee788898296cb62146d5f8");
  }

  @Test
  void load_withoutFiles_isEmpty() {
    assertThat(load(directory.files(1))).isEmpty();
  }

  @Test
  void load_ofAnotherLog_isDeleted() {
    write(directory.files(1), 1, space(10));

    assertThat(load(directory.files(2))).isEmpty();
    assertThat(directory.numbers()).isEmpty();
  }

  @Test
  void load_ofALaterTime_isDeleted() {
    write(directory.files(1), 50, space(10));

    assertThat(runtime.await(directory.files(1).load(49))).isEmpty();
    assertThat(directory.numbers()).isEmpty();
  }

  @Test
  void write_anew_deletesTheOneBefore() {
    VectorFiles files = directory.files(1);
    write(files, 1, space(10));
    write(files, 2, space(20));

    assertThat(directory.numbers()).containsExactly(2);
    assertThat(load(directory.files(1)).orElseThrow().nanos()).isEqualTo(2);
  }

  @Test
  void deleteAll_leavesNothing() {
    VectorFiles files = directory.files(1);
    write(files, 1, space(10));
    runtime.await(files.deleteAll());

    assertThat(directory.numbers()).isEmpty();
    write(files, 2, space(10));
    assertThat(directory.numbers()).containsExactly(2);
  }

  private byte[] bytes() {
    StorageFile file = runtime.await(runtime.storage().openToRead("1"));
    byte[] bytes = runtime.await(file.read(0, 1 << 20));
    runtime.await(file.close());
    return bytes;
  }

  private void put(int number, byte[] bytes) {
    StorageFile file = runtime.await(runtime.storage().create("" + number));
    runtime.await(file.append(bytes));
    runtime.await(file.sync());
    runtime.await(file.close());
  }

  private void replace(byte[] bytes) {
    runtime.await(runtime.storage().delete("1"));
    put(1, bytes);
  }

  /** Whatever byte changes: the file is not believed, and never a failure. */
  @Test
  void load_damagedAnywhere_isDeleted() {
    write(directory.files(1), 1, space(40));
    byte[] whole = bytes();
    for (int at = 0; at < whole.length; at += 1 + whole.length / 400) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x41;
      replace(damaged);
      assertThat(load(directory.files(1))).as("byte %s", at).isEmpty();
      assertThat(directory.numbers()).isEmpty();
      put(1, whole);
    }
  }

  @Test
  void load_cutAnywhere_isDeleted() {
    write(directory.files(1), 1, space(40));
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length += 1 + whole.length / 100) {
      replace(Arrays.copyOf(whole, length));
      assertThat(load(directory.files(1))).as("length %s", length).isEmpty();
      put(1, whole);
    }
    assertThat(load(directory.files(1))).isPresent();
  }

  /** What a crash leaves of the next one does no harm to the one that counts. */
  @Test
  void load_newestNotWhole_isTheOneBefore() {
    write(directory.files(1), 1, space(40));
    put(2, new byte[] {1, 2, 3});

    assertThat(load(directory.files(1)).orElseThrow().nanos()).isEqualTo(1);
    assertThat(directory.numbers()).containsExactly(1);
  }

  @Test
  void load_ofALaterRelease_isRefusedAndStays() {
    ByteSink header =
        new ByteSink(64).put("KORUVECT".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    put(1, Sections.framed(header.putInt(2), 1, 0));

    assertThatThrownBy(() -> load(directory.files(1)))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessage("vector index of a later release: version=2 max=1");
    assertThat(directory.numbers()).containsExactly(1);
  }

  @Test
  void write_failing_leavesTheOneBefore() {
    VectorFiles files = directory.files(1);
    write(files, 1, space(10));
    put(2, new byte[0]);

    assertThatThrownBy(() -> write(files, 2, space(20))).isInstanceOf(KoruException.class);
    assertThat(load(directory.files(1)).orElseThrow().nanos()).isEqualTo(1);
  }
}
