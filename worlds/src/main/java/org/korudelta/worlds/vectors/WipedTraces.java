package org.korudelta.worlds.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.json.JsonNumber;
import org.korudelta.vector.Embedding;

/**
 * What files of vectors would have of an embedding: its 8-bit levels, computed here anew, and what
 * its metadata says and no other's. Of what is gone no file has any (D16).
 */
final class WipedTraces {
  private static final int LEVELS = 127;
  private static final int DISTINCT_MIN = 4;

  private final VectorsRun run;
  private final Set<Trace> gone = new HashSet<>();
  private final Map<VersionId, List<Trace>> cutShort = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();

  WipedTraces(VectorsRun run) {
    this.run = run;
  }

  /** Whether {@code name} is a file of vectors. */
  static boolean isOfVectors(String name) {
    return name.startsWith("vectors-");
  }

  /** Some bytes; equal to others by content. */
  private record Trace(byte[] bytes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Trace that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    private boolean isIn(byte[] file) {
      for (int from = 0; from + bytes.length <= file.length; from++) {
        int at = 0;
        while (at < bytes.length && file[from + at] == bytes[at]) {
          at++;
        }
        if (at == bytes.length) {
          return true;
        }
      }
      return false;
    }
  }

  /** It was said that these are gone. */
  void add(List<Carried> wiped, Truth truth) {
    for (Carried carried : wiped) {
      gone.addAll(traces(carried));
    }
    look();
    check(truth);
  }

  /** A crash comes, and values are being taken. */
  void remember(Truth truth) {
    for (Carried carried : truth.beingTaken()) {
      cutShort.put(carried.version().id(), traces(carried));
    }
  }

  private List<Trace> traces(Carried carried) {
    Embedding embedding = carried.embedding();
    return embedding == null
        ? cutShort.getOrDefault(carried.version().id(), List.of())
        : traces(embedding);
  }

  /** Keeps what is in the files now. */
  void look() {
    files.clear();
    for (String name : run.machine().names()) {
      if (isOfVectors(name)) {
        files.put(name, run.machine().bytes(name));
      }
    }
  }

  /**
   * What was kept has nothing of what is gone, and not there for another reason: what is there may
   * begin as that did.
   */
  void check(Truth truth) {
    if (gone.isEmpty() || files.isEmpty()) {
      return;
    }
    Set<Trace> wanted = new HashSet<>(gone);
    for (Carried carried : truth.all()) {
      Embedding embedding = carried.embedding();
      if (embedding != null && !carried.isSettled()) {
        traces(embedding).forEach(there -> wanted.removeIf(trace -> trace.isIn(there.bytes())));
      }
    }
    for (Trace trace : wanted) {
      files.forEach((name, bytes) -> require(!trace.isIn(bytes), name, trace));
    }
  }

  private void require(boolean holds, String file, Trace trace) {
    run.always(
        holds,
        "wiped_and_there",
        () -> "file=" + file + " bytes=" + Arrays.toString(trace.bytes()));
  }

  private static List<Trace> traces(Embedding embedding) {
    List<Trace> traces = new ArrayList<>();
    byte[] levels = levels(embedding.components());
    if (isTelling(levels)) {
      traces.add(new Trace(levels));
    }
    if (embedding.metadata().member("only").orElse(null) instanceof JsonNumber number) {
      traces.add(new Trace(ascii("\"only\":" + number)));
    }
    return traces;
  }

  /** What lies on a grid may be the beginning of something else that does. */
  private static boolean isTelling(byte[] levels) {
    Set<Byte> distinct = new HashSet<>();
    for (byte level : levels) {
      boolean small = Math.abs(level) < LEVELS / 2 - 1 && level != 0;
      if (small || Math.abs(level) > LEVELS / 2 + 1) {
        distinct.add(level);
      }
    }
    return distinct.size() >= DISTINCT_MIN;
  }

  private static byte[] levels(float[] components) {
    double largest = 0;
    for (float component : components) {
      largest = Math.max(largest, Math.abs(component));
    }
    byte[] levels = new byte[components.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = largest == 0 ? 0 : (byte) Math.floor(components[i] / (largest / LEVELS) + 0.5);
    }
    return levels;
  }

  private static byte[] ascii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
