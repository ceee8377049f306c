package org.korudelta.benchmarks.engine.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.korudelta.benchmarks.engine.peer.Durability;
import org.korudelta.benchmarks.engine.peer.Engine;
import org.korudelta.benchmarks.engine.peer.EngineKind;

/**
 * A soak as a process of its own: says a line a stretch, then the verdict, and ends with 0 when it
 * is good.
 */
public final class SoakProcess {
  private static final int SAMPLES = 30;

  private final EngineKind kind;
  private final Path directory;
  private final long stretchSeconds;
  private final List<SoakSample> samples = new ArrayList<>();

  private SoakProcess(EngineKind kind, Path directory, long seconds) {
    this.kind = kind;
    this.directory = directory;
    this.stretchSeconds = Math.max(1, seconds / SAMPLES);
  }

  /** The arguments of a soak of so many keys for so long. */
  public static List<String> said(EngineKind kind, Path directory, int keys, long seconds) {
    return List.of(
        kind.name(), directory.toString(), Integer.toString(keys), Long.toString(seconds));
  }

  /** Runs with the arguments of {@link #said}. */
  public static void main(String[] arguments) throws Exception {
    long seconds = Long.parseLong(arguments[3]);
    EngineKind kind = EngineKind.valueOf(arguments[0]);
    SoakProcess soak = new SoakProcess(kind, Path.of(arguments[1]), seconds);
    SoakVerdict verdict = soak.run(Integer.parseInt(arguments[2]), seconds);
    System.out.println(verdict.text());
    System.exit(verdict.passed() ? 0 : 1);
  }

  private SoakVerdict run(int keys, long seconds) throws InterruptedException {
    System.out.println(SoakSample.heading());
    SoakLoad load;
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      load = new SoakLoad(engine, keys);
      load.start();
      long stretches = Math.max(1, seconds / stretchSeconds);
      for (int i = 1; i <= stretches && !load.failed(); i++) {
        TimeUnit.SECONDS.sleep(stretchSeconds);
        samples.add(sample(load, i));
        System.out.println(samples.get(samples.size() - 1).line());
      }
      load.stop();
    }
    try (Engine reopened = kind.engine(directory, Durability.SYNC)) {
      return new SoakVerdict(samples, load.wrong(), load.lost(reopened));
    }
  }

  private SoakSample sample(SoakLoad load, int number) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return new SoakSample(
        new SoakSample.Place(number * stretchSeconds, stretchSeconds, load.written()),
        runtime.totalMemory() - runtime.freeMemory(),
        diskBytes(),
        load.putNanos().getIntervalHistogram(),
        load.readNanos().getIntervalHistogram());
  }

  /** What disappears meanwhile weighs nothing. */
  private long diskBytes() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(SoakProcess::length).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long length(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
