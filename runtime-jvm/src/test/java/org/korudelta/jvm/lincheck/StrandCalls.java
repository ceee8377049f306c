package org.korudelta.jvm.lincheck;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/** A strand that counts without any lock of its own; two of its callers are tasks. */
public class StrandCalls {
  private final Hands hands = new Hands();
  private final org.korudelta.runtime.AsyncRuntime runtime = hands.runtime();
  private final Strand strand = runtime.strand();
  private final List<Promise<Integer>> counts = new ArrayList<>();
  private int count; // not thread-safe on purpose

  @Operation
  public void callFromOutside() {
    keep(strand.call(() -> ++count));
    hands.help();
  }

  @Operation
  public void callFromATask() {
    keep(runtime.spawn("caller", () -> strand.call(() -> ++count)).promise());
    hands.help();
  }

  private void keep(Promise<Integer> promise) {
    synchronized (counts) {
      counts.add(promise);
    }
  }

  /** Every call has had a number of its own. */
  @Validate
  public void nobodyOverlapped() {
    hands.help();
    List<Object> seen = new ArrayList<>(counts.stream().map(Hands::result).toList());
    for (int i = 1; i <= counts.size(); i++) {
      if (!seen.remove((Object) i)) {
        throw new AssertionError("nobody counted " + i + " of " + counts.size());
      }
    }
  }
}
