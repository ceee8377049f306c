package org.korudelta.cli.prove;

import java.util.ArrayList;
import java.util.List;

/** What is not as it should be. Threading: one thread. */
final class Verdict {
  private static final int COMPLAINTS_MAX = 20;

  private final List<String> complaints = new ArrayList<>();
  private int lost;
  private int broken;

  /** An acknowledged commit is not there as it was acknowledged. */
  void lost(String what) {
    lost++;
    add("lost: " + what);
  }

  /** Something else does not hold. */
  void broken(String what) {
    broken++;
    add("broken: " + what);
  }

  private void add(String complaint) {
    if (complaints.size() < COMPLAINTS_MAX) {
      complaints.add(complaint);
    }
  }

  boolean holds() {
    return lost + broken == 0;
  }

  int lost() {
    return lost;
  }

  int broken() {
    return broken;
  }

  /** The first complaints, a line each. */
  List<String> complaints() {
    return complaints;
  }
}
