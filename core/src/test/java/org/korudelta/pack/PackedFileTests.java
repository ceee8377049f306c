package org.korudelta.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.Utf8;

/** A packed file reads as what it was packed from, and nothing else is taken for one. */
class PackedFileTests {
  private static final String NAME = "packed";
  private static final byte[] OWNER_NAME = new byte[PackFormat.OWNER_BYTES];
  private static final String[] WORDS = {"published", "draft", "owner", "revision", "a note"};

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final Random random = new Random(11);
  private final ByteSink all = new ByteSink(1 << 20);
  private Optional<StorageFile> open = Optional.empty();

  /** Leaves out the last byte of a block, which is always an exclamation mark. */
  private static byte[] restored(byte[] kept, Squeeze.Part part) {
    byte[] block = Arrays.copyOf(kept, kept.length + 1);
    block[kept.length] = '!';
    return Arrays.copyOfRange(block, part.from(), Math.min(part.to(), block.length));
  }

  private PackWriter writer(boolean compresses) {
    return new PackWriter(
        runtime, created(), new PackOwner(OWNER_NAME, PackedFileTests::restored), compresses);
  }

  private StorageFile created() {
    if (open.isPresent()) {
      runtime.await(open.get().close());
      runtime.await(runtime.storage().delete(NAME));
    }
    StorageFile file = runtime.await(runtime.storage().create(NAME));
    open = Optional.of(file);
    return file;
  }

  private StorageFile file() {
    return open.orElseThrow();
  }

  private byte[] block(int bytes, char last) {
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(1000)).append(' ');
    }
    return Utf8.encode(text.append(last).toString());
  }

  private void add(PackWriter writer, byte[] block) {
    all.put(block);
    writer.add(block, Arrays.copyOf(block, block.length - 1));
  }

  private PackWriter written(int blocks, boolean compresses) {
    PackWriter writer = writer(compresses);
    for (int i = 0; i < blocks; i++) {
      add(writer, block(800 + random.nextInt(400), i % 7 == 6 ? '?' : '!'));
    }
    runtime.await(writer.finish());
    return writer;
  }

  private Optional<PackedFile> opened(long cacheBytes) {
    return runtime.await(
        PackedFile.open(
            runtime, file(), owner -> PackedFileTests::restored, new PackCache(cacheBytes)));
  }

  private byte[] stored() {
    return runtime.await(file().read(0, (int) (long) runtime.await(file().size())));
  }

  private void store(byte[] bytes) {
    runtime.await(created().append(bytes));
  }

  private void assertReadsAsWritten(PackedFile packed) {
    byte[] expected = all.copy();
    assertThat(runtime.await(packed.size())).isEqualTo(expected.length);
    assertThat(runtime.await(packed.read(0, expected.length + 9))).isEqualTo(expected);
    for (int i = 0; i < 300; i++) {
      int from = random.nextInt(expected.length);
      int length = random.nextInt(3_000);
      assertThat(runtime.await(packed.read(from, length)))
          .isEqualTo(Arrays.copyOfRange(expected, from, Math.min(expected.length, from + length)));
    }
  }

  @Test
  void read_anyPart_isWhatWasWritten() {
    for (int blocks : new int[] {1, 31, 32, 33, 300}) {
      for (boolean compresses : new boolean[] {true, false}) {
        for (long cacheBytes : new long[] {0, 20_000, 10_000_000}) {
          all.clear();
          written(blocks, compresses);
          assertReadsAsWritten(opened(cacheBytes).orElseThrow());
        }
      }
    }
  }

  /** Bytes of a value that was taken must not stay, not even where a read goes on meanwhile. */
  @Test
  void forget_leavesNoBlockAndNoInflater() {
    written(40, true);
    PackCache cache = new PackCache(1 << 20);
    PackedFile packed =
        runtime
            .await(PackedFile.open(runtime, file(), owner -> PackedFileTests::restored, cache))
            .orElseThrow();
    runtime.await(packed.read(0, 5_000));
    assertThat(cache.bytes()).isPositive();
    assertThat(cache.inflation().idle()).isEqualTo(1);

    packed.forget();
    assertThat(cache.bytes()).isZero();
    assertThat(cache.inflation().idle()).isZero();

    runtime.await(packed.read(0, 5_000));
    assertThat(cache.bytes()).isZero();
    assertThat(cache.inflation().idle()).isZero();
  }

  /** What all blocks have in common is stored once. */
  @Test
  void pack_manySmallBlocks_areSmallerThanEachByItself() {
    written(300, true);
    int alone = 0;
    byte[] bytes = all.copy();
    for (int at = 0; at < bytes.length; at += 1_000) {
      byte[] block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1_000));
      alone += Deflation.deflated(block, new byte[0]).length;
    }

    assertThat(stored().length).isLessThan(alone * 9 / 10);
  }

  @Test
  void open_anyByteOfTheDictionaryChanged_isNotWhole() {
    written(300, true);
    byte[] stored = stored();
    int directory = stored.length - PackFormat.TRAILER_BYTES - directoryLength(stored);

    for (int at = directory; at < stored.length; at += 97) {
      byte[] damaged = stored.clone();
      damaged[at] ^= 1;
      store(damaged);
      assertThat(opened(0)).isEmpty();
    }
  }

  private static int directoryLength(byte[] stored) {
    return new ByteSource(stored, stored.length - PackFormat.TRAILER_BYTES, stored.length).getInt();
  }

  /** A short file has no dictionary, with which all of it would be lost. */
  @Test
  void read_aBlockOfAShortFileDamaged_leavesTheOthers() {
    written(20, true);
    byte[] stored = stored();
    stored[PackFormat.HEADER_BYTES + 20] ^= 1;
    store(stored);
    PackedFile packed = opened(0).orElseThrow();

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> runtime.await(packed.read(0, 10)))
        .withMessageContaining("packed block is damaged: file=packed block=0 offset=32");
    int half = all.length() / 2;
    assertThat(runtime.await(packed.read(half, all.length())))
        .isEqualTo(Arrays.copyOfRange(all.array(), half, all.length()));
  }

  /** Written before there were dictionaries. */
  @Test
  void open_version1_readsAsWritten() {
    byte[] first = block(3_000, '?');
    byte[] second = block(2_000, '?');
    all.put(first).put(second);
    byte[] deflated = Deflation.deflated(first, new byte[0]);
    ByteSink header = new ByteSink(PackFormat.HEADER_BYTES);
    header.put(PackFormat.header(OWNER_NAME), 0, 8).putInt(1).put(OWNER_NAME);
    byte[] directory =
        new ByteSink(32)
            .putVarint(first.length)
            .putVarint(deflated.length)
            .put(PackFormat.DEFLATED)
            .putInt(PackFormat.blockChecksum(0, deflated))
            .putVarint(second.length)
            .putVarint(second.length)
            .put(0)
            .putInt(PackFormat.blockChecksum(1, second))
            .copy();
    byte[] trailer = PackFormat.trailer(header.copy(), directory);
    store(header.put(deflated).put(second).put(directory).put(trailer).copy());

    assertReadsAsWritten(opened(0).orElseThrow());
  }

  @Test
  void open_aLaterVersion_isUnsupported() {
    written(3, true);
    byte[] stored = stored();
    int directory = directoryLength(stored);
    byte[] header = Arrays.copyOf(stored, PackFormat.HEADER_BYTES);
    header[11] = 3;
    int at = stored.length - PackFormat.TRAILER_BYTES - directory;
    byte[] fields = Arrays.copyOfRange(stored, at, at + directory);
    System.arraycopy(header, 0, stored, 0, header.length);
    byte[] trailer = PackFormat.trailer(header, fields);
    System.arraycopy(trailer, 0, stored, stored.length - trailer.length, trailer.length);
    store(stored);

    assertThatExceptionOfType(KoruException.Unsupported.class)
        .isThrownBy(() -> opened(0))
        .withMessage("packed file format: version=3 highest=2");
  }

  @Test
  void showKept_fromAnOffset_showsSqueezedBlocksUntilItIsEnough() {
    PackWriter writer = writer(true);
    List<byte[]> blocks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      byte[] block = block(900, i == 60 ? '?' : '!');
      blocks.add(block);
      add(writer, block);
    }
    runtime.await(writer.finish());
    PackedFile packed = opened(0).orElseThrow();
    int start = blocks.subList(0, 50).stream().mapToInt(block -> block.length).sum();
    List<byte[]> shown = new ArrayList<>();

    runtime.await(
        packed.showKept(
            start + 5,
            kept -> {
              shown.add(kept);
              return shown.size() < 4;
            }));

    assertThat(shown).hasSize(4);
    for (int i = 0; i < shown.size(); i++) {
      byte[] block = blocks.get(50 + i);
      assertThat(shown.get(i)).isEqualTo(Arrays.copyOf(block, block.length - 1));
    }
    assertThat(count(packed, start)).isEqualTo(10); // The next one is not squeezed.
    assertThat(count(packed, all.length())).isZero();
    assertThat(count(packed, -1)).isZero();
  }

  private int count(PackedFile packed, long offset) {
    List<byte[]> shown = new ArrayList<>();
    runtime.await(packed.showKept(offset, shown::add));
    return shown.size();
  }

  @Test
  void open_dictionaryOfAnotherLength_isCorruption() {
    byte[] deflated = Deflation.deflated(new byte[100], new byte[0]);
    List<byte[]> wrong =
        List.of(
            new ByteSink(200).putVarint(99).putSized(deflated).copy(),
            new ByteSink(200).putVarint(101).putSized(deflated).copy(),
            new ByteSink(200).putVarint(0).putSized(deflated).copy(),
            new ByteSink(200).putVarint(100).putSized(new byte[0]).copy(),
            new ByteSink(200).putVarint(1 << 20).putSized(deflated).copy());

    for (byte[] directory : wrong) {
      assertThatExceptionOfType(KoruException.Corruption.class)
          .isThrownBy(() -> PackDirectory.read(new ByteSource(directory), 2, new Inflation()));
    }
  }

  @Test
  void inflated_withAnotherDictionaryOrMoreThanStated_isCorruption() {
    byte[] dictionary = block(2_000, '!');
    byte[] bytes = block(100_000, '!');
    byte[] stored = Deflation.deflated(bytes, dictionary);
    Inflation inflation = new Inflation();

    assertThat(inflation.inflated(stored, dictionary, bytes.length + 1)).isEqualTo(bytes);
    for (byte[] other : List.of(new byte[0], block(2_000, '!'))) {
      assertThatExceptionOfType(KoruException.Corruption.class)
          .isThrownBy(() -> inflation.inflated(stored, other, bytes.length + 1))
          .withMessageStartingWith("deflated block is damaged: ");
    }
    for (int max : new int[] {10, bytes.length - 1}) {
      assertThatExceptionOfType(KoruException.Corruption.class)
          .isThrownBy(() -> inflation.inflated(stored, dictionary, max))
          .withMessage("deflated block is damaged: bytes=" + max + " max=" + max);
    }
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(
            () -> inflation.inflated(Arrays.copyOf(stored, 900), dictionary, bytes.length + 1));
  }
}
