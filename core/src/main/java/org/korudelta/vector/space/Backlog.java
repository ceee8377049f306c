package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;

/**
 * What is in full blocks at one moment, to be asked later whether all of it is linked: what comes
 * after that moment does not count. Threading: immutable.
 */
public final class Backlog {
  private final List<Part> parts = new ArrayList<>();

  /** All that is in {@code spaces} now. */
  public Backlog(List<VectorSpace> spaces) {
    for (VectorSpace space : spaces) {
      space.eras().forEach(era -> parts.add(new Part(era, era.view().nodes().count())));
    }
  }

  private record Part(Era era, int nodes) {
    private boolean isLinked() {
      return !era.view().isBehind(nodes);
    }
  }

  /** Whether all of it is linked. */
  public boolean isLinked() {
    for (Part part : parts) {
      if (!part.isLinked()) {
        return false;
      }
    }
    return true;
  }
}
