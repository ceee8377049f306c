package org.korudelta.benchmarks.vector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.korudelta.benchmarks.vector.curve.Pass;

/**
 * A {@link VectorProcess}, seen from outside: it does what it is told and waits for the next.
 *
 * <p>Threading: for one thread.
 */
final class VectorChild implements AutoCloseable {
  private static final long SECONDS_MAX = 3_600;

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final Path log;

  /** Of a process that has started, whose errors go to {@code log}. */
  VectorChild(Process process, Path log) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.log = log;
  }

  /** Tells it {@code order} and waits; gives the lines of its answer. */
  List<String> answer(Order order, int number) throws IOException, InterruptedException {
    orders.write(order + " " + number + "\n");
    orders.flush();
    try {
      return CompletableFuture.supplyAsync(this::lines).get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      String message = "a process failed: order=" + order + " number=" + number + " log=" + log;
      throw new IOException(message, e);
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    try {
      String line = answers.readLine();
      while (line != null && !line.equals(VectorProcess.DONE)) {
        lines.add(line);
        line = answers.readLine();
      }
      if (line == null) {
        throw new IOException("it ended too early");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** A pass over the queries. */
  Pass pass(Order order, int number) throws IOException, InterruptedException {
    return Pass.heard(answer(order, number));
  }

  /** The better of {@code times} passes. */
  Pass best(Order order, int number, int times) throws IOException, InterruptedException {
    Pass best = pass(order, number);
    for (int i = 1; i < times; i++) {
      best = best.orFaster(pass(order, number));
    }
    return best;
  }

  /** The figures in the last line of its answer. */
  List<Double> figures(Order order, int number) throws IOException, InterruptedException {
    List<String> lines = answer(order, number);
    return List.of(lines.get(lines.size() - 1).split(" ", -1)).stream()
        .map(Double::valueOf)
        .toList();
  }

  /** Ends it, whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
