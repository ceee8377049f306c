package org.korudelta.benchmarks.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How much is measured, and for how long.
 *
 * @param keys in the database
 * @param versions loaded before reads are measured
 * @param pace how long and how often
 */
record Shape(int keys, int versions, Pace pace) {
  /** The workload of the targets. */
  static final Shape FULL = new Shape(100_000, 1_000_000, Pace.FULL);

  /** A tenth of the keys, a thirtieth of the versions: to see where things stand. */
  static final Shape QUICK = new Shape(10_000, 30_000, Pace.QUICK);

  /** With so many versions, and at most one key a version. */
  Shape withVersions(int count) {
    return new Shape(Math.min(keys, count), count, pace);
  }

  Shape withKeys(int count) {
    return new Shape(count, Math.max(versions, count), pace);
  }

  Shape withRounds(int count) {
    return new Shape(keys, versions, pace.withRounds(count));
  }

  Shape withHeapMebibytes(int mebibytes) {
    return new Shape(keys, versions, pace.withHeapMebibytes(mebibytes));
  }

  /** As a process hears it: the arguments of {@link #heard}. */
  List<String> said() {
    return IntStream.concat(IntStream.of(keys, versions), pace.numbers())
        .mapToObj(Integer::toString)
        .toList();
  }

  static Shape heard(List<String> said) {
    int[] numbers = said.stream().mapToInt(Integer::parseInt).toArray();
    return new Shape(
        numbers[0], numbers[1], Pace.of(Arrays.copyOfRange(numbers, 2, numbers.length)));
  }

  JsonObject json() {
    return Json.object()
        .put("keys", keys)
        .put("versionsLoaded", versions)
        .put("batch", Workload.BATCH)
        .put("pace", pace.json())
        .build();
  }
}
