package org.korudelta.deterministic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each recorded choice decided. Choices of a kind come in runs, so only where the label
 * changes is anything stored.
 */
final class Labels {
  private int[] starts = new int[16];
  private String[] labels = new String[16];
  private int runs;
  private @Nullable String last;

  /** The choice at {@code place}, which follows the last one noted, has this label. */
  @SuppressWarnings("ReferenceEquality") // An equal one that is another begins a run of its own.
  void note(int place, String label) {
    if (label != last) {
      begin(place, label);
    }
  }

  private void begin(int place, String label) {
    if (runs == starts.length) {
      starts = Arrays.copyOf(starts, runs * 2);
      labels = Arrays.copyOf(labels, runs * 2);
    }
    starts[runs] = place;
    labels[runs++] = label;
    last = label;
  }

  /** The label of the choice at {@code place}, which must have been noted. */
  String at(int place) {
    int found = Arrays.binarySearch(starts, 0, runs, place);
    return labels[found >= 0 ? found : -found - 2];
  }
}
