package org.korudelta.jvm;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.PeerGroup;

class JvmPeersTests {
  private static final long PATIENCE_SECONDS = 30;

  private final PeerGroup group = new PeerGroup();
  private final JvmRuntime holder = JvmRuntime.builder().threads(1).peers(group).open();
  private final JvmRuntime thief = JvmRuntime.builder().threads(1).peers(group).open();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    holder.close(Duration.ZERO);
    thief.close(Duration.ZERO);
  }

  @Test
  void steal_everyThreadOfTheHolderBusy_thiefHasTheLock() throws InterruptedException {
    assertThat(succeeds(holder.peers().lock("leader"))).isTrue();
    keepBusy();

    assertThat(succeeds(thief.peers().steal("leader"))).isTrue();
  }

  private void keepBusy() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    holder.call(
        "busy",
        () -> {
          busy.countDown();
          end.await();
          return true;
        });
    assertThat(busy.await(PATIENCE_SECONDS, SECONDS)).isTrue();
  }

  private static boolean succeeds(Promise<?> promise) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    promise.map(
        value -> {
          done.countDown();
          return value;
        });
    return done.await(PATIENCE_SECONDS, SECONDS);
  }
}
