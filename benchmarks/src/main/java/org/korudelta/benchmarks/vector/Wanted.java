package org.korudelta.benchmarks.vector;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/**
 * Which rows were asked for.
 *
 * @param only what a row and a name, with a slash between them, have to have
 */
record Wanted(Pattern only) {
  /** Whether this row of {@code kind} is wanted. */
  boolean has(VectorOperation row, VectorPeerKind kind) {
    return row.fits(kind) && only.matcher(row.label() + " / " + kind.label()).find();
  }

  /** Whether any row of a phase with {@code set} is wanted of {@code kind}. */
  boolean has(DataSet set, Phase phase, VectorPeerKind kind) {
    return VectorOperation.of(set, phase).stream().anyMatch(row -> has(row, kind));
  }

  /** Of whom any row of {@code phases} with {@code set} is wanted. */
  List<VectorPeerKind> kinds(DataSet set, List<Phase> phases) {
    return Arrays.stream(VectorPeerKind.values())
        .filter(kind -> phases.stream().anyMatch(phase -> has(set, phase, kind)))
        .toList();
  }
}
