package org.korudelta.deterministic.choice;

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

  /** The label of the choice at {@code place}; empty where none was noted. */
  String at(int place) {
    int found = Arrays.binarySearch(starts, 0, runs, place);
    int run = found >= 0 ? found : -found - 2;
    return run < 0 ? "" : labels[run];
  }

  /** These labels as they are now. */
  Labels copy() {
    Labels copy = new Labels();
    copy.starts = starts.clone();
    copy.labels = labels.clone();
    copy.runs = runs;
    copy.last = last;
    return copy;
  }
}
