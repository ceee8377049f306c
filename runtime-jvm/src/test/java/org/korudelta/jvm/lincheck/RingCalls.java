package org.korudelta.jvm.lincheck;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** Three promises each of which is to complete as the next does: the ring fails, all of it. */
public class RingCalls {
  private final Hands hands = new Hands();
  private final List<PromiseSource<Integer>> gates = new ArrayList<>();
  private final List<Promise<Integer>> ring = new ArrayList<>();
  private final List<Promise<Integer>> ends = new ArrayList<>();

  public RingCalls() {
    var runtime = hands.runtime();
    for (int i = 0; i < 3; i++) {
      int next = (i + 1) % 3;
      PromiseSource<Integer> gate = runtime.promise();
      gates.add(gate);
      ring.add(gate.promise().then(value -> ring.get(next)));
    }
  }

  @Operation(runOnce = true)
  public void openFirst() {
    open(0);
  }

  @Operation(runOnce = true)
  public void openSecond() {
    open(1);
  }

  @Operation(runOnce = true)
  public void openThird() {
    open(2);
  }

  @Operation
  public void listenToFirst() {
    listen(0);
  }

  @Operation
  public void listenToSecond() {
    listen(1);
  }

  private void open(int i) {
    gates.get(i).succeed(0);
    hands.help();
  }

  private void listen(int i) {
    Promise<Integer> end = ring.get(i).map(value -> value);
    synchronized (ends) {
      ends.add(end);
    }
    hands.help();
  }

  @Validate
  public void allOfItFails() {
    gates.forEach(gate -> gate.succeed(0));
    hands.help();
    ends.addAll(ring);
    for (Promise<Integer> end : ends) {
      if (!Hands.result(end).equals("Failure")) {
        throw new AssertionError("ended as " + Hands.result(end));
      }
    }
  }
}
