package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Callbacks that step out of the line, and lines that move to another promise. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class DeferredTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final KernelHost host;
  private final HostedRuntime runtime;
  private final List<String> seen = new ArrayList<>();

  DeferredTests(boolean oneThread) {
    host = new KernelHost(oneThread);
    runtime = new HostedRuntime(host);
  }

  @Test
  void remove_callbackAmongOthers_leavesTheRestInOrder() {
    var source = runtime.<String>promise();
    note(source.promise(), "first");
    runtime.timeout(SECOND, source.promise()).onComplete(outcome -> seen.add("timed out"));
    note(source.promise(), "second");
    passASecond();

    source.succeed("value");
    host.runUntilIdle();

    assertThat(seen).containsExactly("timed out", "first", "second");
  }

  @Test
  void remove_lastCallback_laterOnesFollowThoseBefore() {
    var source = runtime.<String>promise();
    note(source.promise(), "first");
    runtime.timeout(SECOND, source.promise()).onComplete(outcome -> seen.add("timed out"));
    passASecond();
    note(source.promise(), "second");

    source.succeed("value");
    host.runUntilIdle();

    assertThat(seen).containsExactly("timed out", "first", "second");
  }

  @Test
  void remove_onlyCallback_laterFailureIsReported() {
    var source = runtime.<String>promise();
    runtime.timeout(SECOND, source.promise()).onComplete(outcome -> {});
    passASecond();

    source.fail(new IllegalStateException("unseen"));
    host.runUntilIdle();

    assertThat(host.errors).containsExactly("outside: unseen");
  }

  @Test
  void remove_oneOfTwoCallbacks_laterFailureIsSeen() {
    var source = runtime.<String>promise();
    runtime.timeout(SECOND, source.promise()).onComplete(outcome -> {});
    note(source.promise(), "looked");
    passASecond();

    source.fail(new IllegalStateException("seen"));
    host.runUntilIdle();

    assertThat(seen).containsExactly("looked");
    assertThat(host.errors).isEmpty();
  }

  @Test
  void then_innerLineMovesToAnOuterWithoutCallbacks_keepsItsOrder() {
    var source = runtime.<String>promise();
    Promise<String> inner = source.promise().map(value -> value);
    note(inner, "inner 1");
    note(inner, "inner 2");
    Promise<String> outer = runtime.completed("go").then(value -> inner);
    host.runUntilIdle();
    note(outer, "outer");
    note(inner, "inner 3");

    source.succeed("value");
    host.runUntilIdle();

    assertThat(seen).containsExactly("inner 1", "inner 2", "outer", "inner 3");
    assertThat(inner.peek()).contains(new Outcome.Success<>("value"));
  }

  @Test
  void timeout_onAPromiseThatLeadsToAnother_stepsOutOfTheOthersLine() {
    var source = runtime.<String>promise();
    Promise<String> inner = source.promise().map(value -> value);
    runtime.timeout(SECOND, inner).onComplete(outcome -> seen.add("timed out"));
    Promise<String> outer = runtime.completed("go").then(value -> inner);
    host.runUntilIdle();
    note(outer, "outer");
    passASecond();

    source.succeed("value");
    host.runUntilIdle();

    assertThat(seen).containsExactly("timed out", "outer");
  }

  @Test
  void timeout_givenUpOnTheInner_outerUnseenIsStillReported() {
    var source = runtime.<String>promise();
    Promise<String> inner = source.promise().map(value -> value);
    Promise<String> outer = runtime.completed("go").then(value -> inner);
    host.runUntilIdle();
    runtime.timeout(SECOND, inner).onComplete(outcome -> {});
    passASecond();

    source.fail(new IllegalStateException("unseen"));
    host.runUntilIdle();

    assertThat(outer.peek().orElseThrow()).isInstanceOf(Outcome.Failure.class);
    assertThat(host.errors).containsExactly("outside: unseen");
  }

  @Test
  void timeout_givenUpOnTheOuterWhileTheInnerIsSeen_outerIsStillReported() {
    var source = runtime.<String>promise();
    Promise<String> inner = source.promise().map(value -> value);
    note(inner, "inner");
    Promise<String> outer = runtime.completed("go").then(value -> inner);
    host.runUntilIdle();
    runtime.timeout(SECOND, outer).onComplete(outcome -> {});
    passASecond();

    source.fail(new IllegalStateException("unseen"));
    host.runUntilIdle();

    assertThat(seen).containsExactly("inner");
    assertThat(host.errors).containsExactly("outside: unseen");
  }

  @Test
  void complete_inAnyWay_saysWhetherItDid() {
    assertThat(runtime.promise().succeed("value")).isTrue();
    assertThat(runtime.promise().cancel()).isTrue();
    var source = runtime.<String>promise();
    note(source.promise(), "looked");
    assertThat(source.fail(new IllegalStateException("first"))).isTrue();
    assertThat(source.succeed("late")).isFalse();
    assertThat(source.fail(new IllegalStateException("late"))).isFalse();
    assertThat(source.cancel()).isFalse();
  }

  private void note(Promise<String> promise, String name) {
    promise.onComplete(outcome -> seen.add(name));
  }

  private void passASecond() {
    host.kernel.fireDue(SECOND.toNanos());
    host.runUntilIdle();
  }
}
