package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.runtime.PromiseSource;

/** A thread that waits for a promise is told within the call that completes it. */
class ArrivalTests {
  private final KernelHost host = new KernelHost();
  private final HostedRuntime runtime = new HostedRuntime(host);
  private final List<String> seen = new ArrayList<>();

  @Test
  void await_onlyCallback_isCalledWithinTheCompletion() {
    PromiseSource<String> source = runtime.promise();
    Arrival.await(source.promise(), outcome -> seen.add("arrived"));
    source.succeed("value");

    assertThat(seen).containsExactly("arrived");
  }

  @Test
  void await_besideAnother_isCalledInOrder() {
    PromiseSource<String> source = runtime.promise();
    source.promise().onComplete(outcome -> seen.add("first"));
    Arrival.await(source.promise(), outcome -> seen.add("arrived"));
    source.succeed("value");

    assertThat(seen).isEmpty();
    host.runUntilIdle();
    assertThat(seen).containsExactly("first", "arrived");
  }

  @Test
  void await_completePromise_isCalledAsACallback() {
    Arrival.await(runtime.completed("value"), outcome -> seen.add("arrived"));

    assertThat(seen).isEmpty();
    host.runUntilIdle();
    assertThat(seen).containsExactly("arrived");
  }

  @Test
  void await_thatThrows_isReportedWithinTheCompletion() {
    PromiseSource<String> source = runtime.promise();
    Arrival.await(
        source.promise(),
        outcome -> {
          throw new IllegalStateException("broken");
        });
    source.succeed("value");

    assertThat(host.errors).singleElement().asString().contains("broken");
  }

  /** It is not within the completion that callbacks of others run. */
  @Test
  void await_whileAnotherJoins_leavesThatToTheHost() {
    PromiseSource<String> source = runtime.promise();
    Arrival.await(
        source.promise(),
        outcome -> {
          source.promise().onComplete(later -> seen.add("second"));
          host.runUntilIdle(); // As another thread would, that finds this one running.
          seen.add("arrived");
        });
    source.succeed("value");

    assertThat(seen).containsExactly("arrived");
    host.runUntilIdle();
    assertThat(seen).containsExactly("arrived", "second");
  }
}
