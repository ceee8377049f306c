package org.korudelta.worlds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.text.Hex;
import org.korudelta.worlds.engine.EngineWorld;

/**
 * Small programs whose runs must be the same to the last bit on every platform: the hash of all
 * that happens, schedule, times and errors, is written down and compared.
 */
public enum GoldenProgram {
  /** Two tasks hand one item to and fro. */
  PING_PONG {
    @Override
    void start(AsyncRuntime runtime) {
      Channel<Integer> there = runtime.channel(1);
      Channel<Integer> back = runtime.channel(1);
      runtime.spawn("ping", () -> pass(there, back, ROUNDS));
      runtime.spawn("pong", () -> pass(back, there, ROUNDS));
      there.trySend(0);
    }

    private Promise<@Nullable Void> pass(Channel<Integer> from, Channel<Integer> to, int left) {
      return from.receive()
          .then(item -> item.isEmpty() || left == 0 ? close(from, to) : send(from, to, left));
    }

    private Promise<@Nullable Void> send(Channel<Integer> from, Channel<Integer> to, int left) {
      return to.send(left).then(sent -> pass(from, to, left - 1));
    }

    private Promise<@Nullable Void> close(Channel<Integer> from, Channel<Integer> to) {
      from.close();
      to.close();
      return from.receive().map(none -> null);
    }
  },

  /** Sleepers with equal deadlines, an interval with a late consumer, and races against time. */
  TIMERS {
    @Override
    void start(AsyncRuntime runtime) {
      for (int sleeper = 0; sleeper < ROUNDS; sleeper++) {
        int millis = sleeper % 5;
        runtime.spawn("sleeper " + sleeper, () -> sleep(runtime, millis, 3));
      }
      Interval interval = runtime.interval(Duration.ofMillis(3));
      runtime.spawn("late", () -> ticks(runtime, interval, 5));
      runtime.timeout(Duration.ofMillis(2), runtime.spawn("slow", () -> sleep(runtime, 2, 2)));
    }

    private Promise<@Nullable Void> sleep(AsyncRuntime runtime, int millis, int left) {
      return left == 0
          ? runtime.completed(null)
          : runtime
              .sleep(Duration.ofMillis(millis))
              .then(slept -> sleep(runtime, millis, left - 1));
    }

    private Promise<@Nullable Void> ticks(AsyncRuntime runtime, Interval interval, int left) {
      if (left == 0) {
        interval.close();
        return runtime.completed(null);
      }
      return interval
          .tick()
          .then(tick -> runtime.sleep(Duration.ofMillis(left + tick.missed())))
          .then(slept -> ticks(runtime, interval, left - 1));
    }
  },

  /** Senders and receivers crowd at one channel, some are cancelled, then it is closed. */
  CROWD {
    @Override
    void start(AsyncRuntime runtime) {
      Channel<Integer> channel = runtime.channel(3);
      List<TaskHandle<Integer>> crowd = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        int number = i;
        crowd.add(runtime.spawn("send " + i, () -> channel.send(number).map(sent -> number)));
        crowd.add(runtime.spawn("take " + i, () -> channel.receive().map(item -> item.orElse(-1))));
      }
      for (int i = 0; i < crowd.size(); i += 7) {
        crowd.get(i).cancel();
      }
      runtime.sleep(Duration.ofMillis(1)).onComplete(slept -> channel.close());
    }
  },

  /** Errors that somebody handles and errors that nobody does, on strands and in tasks. */
  FAILURES {
    @Override
    void start(AsyncRuntime runtime) {
      Strand strand = runtime.strand();
      for (int i = 0; i < ROUNDS; i++) {
        Promise<Integer> failed = strand.call(() -> Integer.parseInt("none"));
        if (i % 3 == 0) {
          failed.recover(error -> runtime.yield().map(yielded -> 0));
        }
        runtime.spawn("fails " + i, () -> runtime.yield().then(yielded -> failed));
      }
      runtime.all(List.of(strand.spawn(() -> runtime.completed(1)), strand.call(() -> 2)));
    }
  },

  /** A database that is written, crashes and recovers, more than once. */
  CRASHES {
    @Override
    long run() {
      return new Runner(new EngineWorld()).run(Choices.seeded(SEED)).traceHash();
    }
  };

  private static final int ROUNDS = 40;
  private static final long SEED = 20_260_101L;

  /** {@code ping_pong}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name().length(); i++) {
      char c = name().charAt(i);
      text.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return text.toString();
  }

  /** Runs the program; gives the hash of the run, 16 hexadecimal digits. */
  public String trace() {
    long hash = run();
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (hash >>> (56 - 8 * i));
    }
    return Hex.encode(bytes);
  }

  /** A line for each program: its name and its trace. */
  public static String traces() {
    StringBuilder lines = new StringBuilder();
    for (GoldenProgram program : values()) {
      lines.append(program.text()).append(' ').append(program.trace()).append('\n');
    }
    return lines.toString();
  }

  long run() {
    DeterministicRuntime runtime = DeterministicRuntime.seeded(SEED);
    start(runtime);
    runtime.runUntilIdle();
    return runtime.traceHash();
  }

  void start(AsyncRuntime runtime) {}
}
