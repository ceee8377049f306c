package org.korudelta.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanResistantCacheTests {

  @Test
  void put_anyWeights_neverPassesTheBudget() {
    ScanResistantCache<Integer, Integer> cache = new ScanResistantCache<>(1_000);
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      int key = random.nextInt(200);
      switch (random.nextInt(4)) {
        case 0 -> cache.remove(key);
        case 1 -> cache.find(key);
        default -> cache.put(key, key, random.nextInt(120));
      }
      assertThat(cache.bytes()).isBetween(0L, 1_000L);
    }
  }

  @Test
  void find_afterPut_isTheLastValue() {
    ScanResistantCache<String, Integer> cache = new ScanResistantCache<>(100);
    cache.put("a", 1, 10);
    cache.put("a", 2, 10);
    assertThat(cache.find("a")).isEqualTo(2);
    assertThat(cache.bytes()).isEqualTo(10);
    cache.remove("a");
    assertThat(cache.find("a")).isNull();
    assertThat(cache.bytes()).isZero();
  }

  @Test
  void put_sameKeysAgainAndAgain_keepsNoFormerValue() {
    ScanResistantCache<Integer, byte[]> cache = new ScanResistantCache<>(10_000);
    List<WeakReference<byte[]>> former = new ArrayList<>();
    cache.put(0, new byte[1], 1);
    for (int i = 0; i < 1_000; i++) {
      byte[] value = new byte[1];
      former.add(new WeakReference<>(value));
      cache.put(1 + i % 3, value, 1);
    }
    for (int i = 0; i < 3; i++) {
      cache.remove(1 + i);
    }
    System.gc();
    assertThat(former).allMatch(value -> value.get() == null);
    assertThat(cache.bytes()).isEqualTo(1);
  }

  @Test
  void put_heavierThanTheBudget_isNotKept() {
    ScanResistantCache<String, Integer> cache = new ScanResistantCache<>(100);
    cache.put("a", 1, 10);
    cache.put("a", 2, 101);
    assertThat(cache.find("a")).isNull();
    assertThat(cache.size()).isZero();
  }

  @Test
  void scan_overMuchMoreThanFits_leavesWhatIsAskedForAgain() {
    ScanResistantCache<Integer, Integer> cache = new ScanResistantCache<>(1_000);
    for (int round = 0; round < 20; round++) {
      for (int key = 0; key < 50; key++) {
        if (cache.find(key) == null) {
          cache.put(key, key, 10);
        }
      }
    }
    for (int key = 1_000; key < 3_000; key++) {
      cache.put(key, key, 10);
    }
    long kept = java.util.stream.IntStream.range(0, 50).filter(k -> cache.find(k) != null).count();
    assertThat(kept).isGreaterThanOrEqualTo(45);
  }
}
