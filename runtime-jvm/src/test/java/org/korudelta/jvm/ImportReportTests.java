package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.HistoricalWrite;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Write;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.text.Timestamp;

/** R3 where an import fails on one thread before another has handed its promise on. */
@Timeout(60)
class ImportReportTests {
  private static final int ROUNDS = 20;
  private static final int SLICES = 300;

  @Test
  void importHistory_failsBeforeItsPromiseIsHandedOn_reachesTheCallerAlone() {
    var reports = new ConcurrentLinkedQueue<String>();
    for (int round = 0; round < ROUNDS; round++) {
      try (JvmRuntime jvm =
          JvmRuntime.builder().threads(4).errorSink((task, error) -> reports.add(task)).open()) {
        MemoryDisk disk = new MemoryDisk();
        KoruDelta db =
            jvm.await("open", () -> KoruDelta.open(new SlowHands(jvm, disk), Options.defaults()));
        disk.failNextSync();
        assertThatThrownBy(() -> jvm.await("import", () -> importing(jvm, db)))
            .isInstanceOf(KoruException.OutcomeUnknown.class);
      }
    }

    assertThat(reports).isEmpty();
  }

  private static Promise<?> importing(JvmRuntime jvm, KoruDelta db) {
    return jvm.spawn("importer", () -> db.importHistory(writes())).promise();
  }

  private static List<HistoricalWrite> writes() {
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      writes.add(
          new HistoricalWrite(Timestamp.ofEpochNanos(i), Write.put("n", "k" + i, Json.parse("1"))));
    }
    return writes;
  }

  /** A runtime on which whoever gave work to a strand goes on only when the append has failed. */
  private static final class SlowHands extends ForwardingRuntime {
    private final JvmRuntime jvm;
    private final Storage storage;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean importing;

    SlowHands(JvmRuntime jvm, MemoryDisk disk) {
      this.jvm = jvm;
      this.storage = new MemoryStorage(jvm, disk);
    }

    @Override
    protected AsyncRuntime delegate() {
      return jvm;
    }

    @Override
    public Storage storage() {
      return storage;
    }

    @Override
    public Promise<@Nullable Void> yield() {
      importing = true;
      return super.yield();
    }

    @Override
    public Strand strand() {
      Strand strand = super.strand();
      return new Strand() {
        @Override
        public <T extends @Nullable Object> Promise<T> call(Supplier<? extends T> body) {
          return strand.call(
              () -> {
                T result = body.get();
                settled.countDown();
                return result;
              });
        }

        @Override
        public <T extends @Nullable Object> Promise<T> spawn(Supplier<Promise<T>> body) {
          Promise<T> promise = strand.spawn(body);
          awaitSettled();
          return promise;
        }
      };
    }

    private void awaitSettled() {
      if (importing) {
        Wait.patiently(settled, 1_000_000_000L);
      }
    }
  }
}
