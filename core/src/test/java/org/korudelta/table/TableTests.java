package org.korudelta.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.StorageFile;

/** A table answers as a sorted map does, whatever its size and whatever of it is in memory. */
class TableTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final TreeMap<byte[], byte[]> model = new TreeMap<>(ByteOrder::compare);

  private Table written(int entries, long cacheBytes) {
    Random random = new Random(entries);
    while (model.size() < entries) {
      byte[] key = new byte[1 + random.nextInt(12)];
      random.nextBytes(key);
      byte[] value = new byte[random.nextInt(40)];
      random.nextBytes(value);
      model.put(key, value);
    }
    StorageFile file = runtime.await(runtime.storage().create("table"));
    FileAppender appender = new FileAppender(runtime, file);
    TableWriter writer = new TableWriter(appender, 1);
    model.forEach(writer::add);
    TableRoot root = writer.finish();
    runtime.await(appender.finish());
    return new Table(new TableFile(runtime, new BlockCache(cacheBytes), file, 1), root);
  }

  private static List<Integer> entry(byte[] key, byte[] value) {
    return List.of(Arrays.hashCode(key), Arrays.hashCode(value));
  }

  private List<Integer> floorOfModel(byte[] key) {
    Map.Entry<byte[], byte[]> found = model.floorEntry(key);
    return found == null ? List.of() : entry(found.getKey(), found.getValue());
  }

  private List<Integer> floor(Table table, byte[] key) {
    Optional<TableEntry> found = runtime.await(table.floor(key));
    return found.map(each -> entry(each.key(), each.value())).orElse(List.of());
  }

  @Test
  void floor_anyKey_isTheModels() {
    for (int entries : new int[] {0, 1, 15, 16, 17, 300, 20_000}) {
      for (long cacheBytes : new long[] {0, 10_000, 100_000_000}) {
        model.clear();
        Table table = written(entries, cacheBytes);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
          byte[] key = new byte[random.nextInt(13)];
          random.nextBytes(key);
          assertThat(floor(table, key)).isEqualTo(floorOfModel(key));
        }
        runtime.await(table.file().file().close());
        runtime.await(runtime.storage().delete("table"));
      }
    }
  }

  @Test
  void cursor_fromAnyKey_goesThroughTheRest() {
    Table table = written(5_000, 0);
    byte[] from = model.navigableKeySet().stream().skip(1_234).findFirst().orElseThrow();
    TableCursor cursor = table.cursor();
    List<List<Integer>> found = new ArrayList<>();
    boolean stands = runtime.await(cursor.seek(from));
    while (stands) {
      found.add(entry(cursor.key(), cursor.value()));
      stands = cursor.advance() || runtime.await(cursor.nextBlock());
    }
    List<List<Integer>> wanted = new ArrayList<>();
    model.tailMap(from).forEach((key, value) -> wanted.add(entry(key, value)));
    assertThat(found).isEqualTo(wanted);
  }

  private TableFile numbered(int number) {
    StorageFile file = runtime.await(runtime.storage().create("f" + number));
    return new TableFile(runtime, new BlockCache(0), file, number);
  }

  @Test
  void block_changedOrMisplaced_isCorruption() {
    BlockBuilder builder = new BlockBuilder();
    builder.add(new byte[] {1}, new byte[] {2});
    byte[] bytes = builder.build(7, 100);
    BlockPlace place = new BlockPlace(100, bytes.length);
    TableFile file = numbered(7);
    assertThat(Block.of(bytes, place, file).restarts()).isEqualTo(1);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 4;
      assertThatExceptionOfType(KoruException.Corruption.class)
          .isThrownBy(() -> Block.of(changed, place, file))
          .withMessageContaining("file=f7 offset=100");
    }
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> Block.of(bytes, new BlockPlace(101, bytes.length), file));
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> Block.of(Arrays.copyOf(bytes, 5), place, file));
  }

  @Test
  void block_ofAnotherFile_isCorruption() {
    BlockBuilder builder = new BlockBuilder();
    builder.add(new byte[] {1}, new byte[] {2});
    byte[] bytes = builder.build(7, 100);
    TableFile other = numbered(8);

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> Block.of(bytes, new BlockPlace(100, bytes.length), other))
        .withMessageContaining("file=f8 offset=100");
  }
}
