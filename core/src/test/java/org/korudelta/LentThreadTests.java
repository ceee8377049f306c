package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** Writes of threads that take them to the log themselves (R11). */
class LentThreadTests {
  private final DeterministicRuntime virtual = DeterministicRuntime.fifo();
  private @Nullable LentThread caller;
  private boolean breaks;

  private final AsyncRuntime runtime =
      new ForwardingRuntime() {
        @Override
        protected AsyncRuntime delegate() {
          return virtual;
        }

        @Override
        public Optional<LentThread> lentThread() {
          return Optional.ofNullable(caller);
        }

        @Override
        public Storage storage() {
          return breaking(Storage.class, virtual.storage());
        }
      };

  /** The same, whose files break on an append where that is wanted. */
  private <T> T breaking(Class<T> type, T whole) {
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          if (breaks && method.getName().equals("append")) {
            throw new StackOverflowError("on purpose");
          }
          Object result = method.invoke(whole, arguments);
          return method.getName().equals("create") && result instanceof Promise<?> created
              ? created.map(file -> breaking(StorageFile.class, (StorageFile) file))
              : result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  private final KoruDelta db = virtual.await(KoruDelta.open(runtime, Options.defaults()));

  /** A thread that waits, as far as it says so. */
  private static final class Hand implements LentThread {
    private final List<Runnable> offered = new ArrayList<>();
    private final boolean waits;

    Hand(boolean waits) {
      this.waits = waits;
    }

    @Override
    public boolean offer(Runnable work) {
      offered.add(work);
      return waits;
    }
  }

  private Promise<Version> put(String key, @Nullable Hand by) {
    caller = by;
    Promise<Version> written = db.put("ns", key, JsonNumber.of(1));
    caller = null;
    virtual.runUntilIdle();
    return written;
  }

  private void help(Hand hand) {
    List<Runnable> offered = List.copyOf(hand.offered);
    hand.offered.clear();
    offered.forEach(Runnable::run);
    virtual.runUntilIdle();
  }

  @Test
  void put_byThreadThatWaits_isLeftToIt() {
    Hand hand = new Hand(true);
    Promise<Version> written = put("a", hand);

    assertThat(hand.offered).hasSize(1);
    assertThat(written.peek()).isEmpty();
    help(hand);
    assertThat(written.peek()).isPresent();
    assertThat(virtual.await(db.get("ns", "a"))).isPresent();
  }

  @Test
  void put_byThreadThatWaitsNoMore_isDoneByATask() {
    Hand hand = new Hand(false);

    assertThat(put("a", hand).peek()).isPresent();
    assertThat(hand.offered).hasSize(1);
  }

  @Test
  void puts_whileOneIsUnderWay_areOneGroupLeftToTheFirstThatWaits() {
    Hand first = new Hand(true);
    Hand gone = new Hand(false);
    Hand next = new Hand(true);
    Hand last = new Hand(true);
    put("a", first);
    Promise<Version> byGone = put("b", gone);
    Promise<Version> byNobody = put("c", null);
    Promise<Version> byNext = put("d", next);
    put("e", last);

    assertThat(next.offered).isEmpty();
    help(first);
    assertThat(gone.offered).hasSize(2); // To wait for the others, and to write.
    assertThat(next.offered).hasSize(1);
    assertThat(last.offered).isEmpty();
    assertThat(byNext.peek()).isEmpty();
    help(next);
    assertThat(List.of(byGone, byNobody, byNext)).allMatch(written -> written.peek().isPresent());
    assertThat(virtual.await(db.keys("ns"))).hasSize(5);
  }

  /** A thread that gives way to others, who write meanwhile. */
  private final class GivingWay implements LentThread {
    private final List<Runnable> offered = new ArrayList<>();
    private final int until;
    private Runnable others = () -> {};
    private int turns;

    /** In its turn {@code until} the others come. */
    private GivingWay(int until) {
      this.until = until;
    }

    @Override
    public boolean offer(Runnable work) {
      return offered.add(work);
    }

    @Override
    public void giveWay() {
      if (++turns == until) {
        others.run();
      }
    }

    /** Does what it was offered, and what it is offered meanwhile. */
    private void work() {
      while (!offered.isEmpty()) {
        offered.remove(0).run();
        virtual.runUntilIdle();
      }
    }
  }

  /** One write is under way for four milliseconds, and {@code waiting} wrote, too. */
  private void writeTogether(Hand first, GivingWay waiting) {
    put("a", first);
    caller = waiting;
    Promise<Version> second = db.put("ns", "b", JsonNumber.of(1));
    caller = null;
    virtual.await(virtual.sleep(Duration.ofMillis(4)));
    help(first);
    assertThat(second.peek()).isEmpty();
  }

  /** Whoever was told may write again at once: the next append is held for a moment. */
  @Test
  void puts_byThoseWhoWroteTogether_areOneGroup() {
    Hand first = new Hand(true);
    GivingWay second = new GivingWay(3);
    List<Promise<Version>> again = new ArrayList<>();
    second.others = () -> again.add(put("c", first));
    writeTogether(first, second);

    second.work();

    assertThat(second.turns).isEqualTo(3); // It waits no longer than until all are there.
    assertThat(again.get(0).peek()).isPresent();
    assertThat(first.offered).isEmpty();
  }

  @Test
  void put_whoseOthersDoNotComeAgain_goesOnWithoutThemOnce() {
    GivingWay second = new GivingWay(Integer.MAX_VALUE);
    writeTogether(new Hand(true), second);

    second.work();
    int turns = second.turns;
    caller = second;
    Promise<Version> alone = db.put("ns", "c", JsonNumber.of(1));
    caller = null;
    second.work();

    assertThat(turns).isPositive();
    assertThat(alone.peek()).isPresent();
    assertThat(second.turns).isEqualTo(turns);
  }

  @Test
  void put_longAfterAGroup_waitsForNobody() {
    Hand first = new Hand(true);
    GivingWay second = new GivingWay(1);
    second.others = () -> put("c", first);
    writeTogether(first, second);
    second.work();
    second.turns = 1;
    virtual.await(virtual.sleep(Duration.ofSeconds(1)));

    caller = second;
    Promise<Version> later = db.put("ns", "d", JsonNumber.of(1));
    caller = null;
    second.work();

    assertThat(later.peek()).isPresent();
    assertThat(second.turns).isEqualTo(1);
  }

  @Test
  void put_whoseWaitBreaks_isWrittenAllTheSame() {
    GivingWay second = new GivingWay(1);
    second.others =
        () -> {
          throw new StackOverflowError("on purpose");
        };
    writeTogether(new Hand(true), second);

    assertThatThrownBy(() -> second.offered.remove(0).run()).isInstanceOf(StackOverflowError.class);
    virtual.runUntilIdle();
    second.work();

    assertThat(virtual.await(db.keys("ns"))).containsExactly("a", "b");
    virtual.await(db.close());
  }

  @Test
  void put_whoseCallToTheLogBreaks_isToldAndTheNextGoesOn() {
    breaks = true;
    Hand hand = new Hand(true);
    Promise<Version> broken = put("a", hand);
    help(hand);
    breaks = false;

    assertThat(broken.peek()).containsInstanceOf(Outcome.Failure.class);
    assertThat(put("b", null).peek()).containsInstanceOf(Outcome.Success.class);
    assertThat(virtual.await(db.keys("ns"))).contains("b");
  }

  @Test
  void sync_byThreadThatWaits_isLeftToIt() {
    KoruDelta lazy = virtual.await(reopened(Durability.memory()));
    virtual.await(lazy.put("ns", "a", JsonNumber.of(1)));
    virtual.runUntilIdle();
    Hand hand = new Hand(true);
    caller = hand;
    Promise<?> synced = lazy.sync();
    caller = null;
    virtual.runUntilIdle();

    assertThat(synced.peek()).isEmpty();
    help(hand);
    assertThat(synced.peek()).isPresent();
  }

  private Promise<KoruDelta> reopened(Durability durability) {
    virtual.await(db.close());
    return KoruDelta.open(runtime, Options.defaults().withDurability(durability));
  }
}
