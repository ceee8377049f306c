package org.korudelta.jvm.lincheck;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** A promise, and another that may become its alias: completed, looked at and listened to. */
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public class PromiseCalls {
  private final Hands hands = new Hands();
  private final PromiseSource<Integer> promise = hands.runtime().promise();
  private final PromiseSource<Integer> gate = hands.runtime().promise();
  private final Promise<Integer> behind = gate.promise().then(value -> promise.promise());
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();

  @Operation
  public boolean succeed(@Param(name = "value") int value) {
    boolean first = promise.succeed(value);
    hands.help();
    return first;
  }

  @Operation
  public boolean cancel() {
    boolean first = promise.cancel();
    hands.help();
    return first;
  }

  @Operation
  public String peek() {
    return promise.promise().peek().map(outcome -> Hands.result(promise.promise()) + "").orElse("");
  }

  /** From now on the one behind completes as the promise does. */
  @Operation(runOnce = true)
  public void open() {
    gate.succeed(0);
    hands.help();
  }

  @Operation
  public void listen() {
    listenTo(promise.promise());
  }

  @Operation
  public void listenBehind() {
    listenTo(behind);
  }

  private void listenTo(Promise<Integer> to) {
    asked.incrementAndGet();
    to.onComplete(outcome -> told.incrementAndGet());
    hands.help();
  }

  /** Once both promises are complete, every callback has run once. */
  @Validate
  public void everyCallbackRunsOnce() {
    promise.succeed(0);
    gate.succeed(0);
    hands.help();
    if (told.get() != asked.get()) {
      throw new AssertionError("callbacks: registered=" + asked + " run=" + told);
    }
  }
}
