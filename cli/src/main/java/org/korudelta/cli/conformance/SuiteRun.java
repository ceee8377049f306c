package org.korudelta.cli.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Listener;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.Suite;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/** A run of the suite on a platform of this JVM that runs by itself, waited for. */
final class SuiteRun implements Listener {
  private final CompletableFuture<Report> report = new CompletableFuture<>();
  private final Consumer<String> finished;

  private SuiteRun(Consumer<String> finished) {
    this.finished = finished;
  }

  /** The platform's report; {@code unavailable} when it takes too long. */
  static Report of(ScenarioGroup group, Platform platform, Consumer<String> finished) {
    SuiteRun run = new SuiteRun(finished);
    Suite.run(group.scenarios(), platform, run);
    return run.await(platform.name());
  }

  @Override
  public void finished(Cell cell) {
    finished.accept(cell.id());
  }

  @Override
  public void ended(Report ended) {
    report.complete(ended);
  }

  private Report await(String name) {
    try {
      return report.get(Column.DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KoruException.Unavailable("no report: platform=" + name + " cause=" + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("interrupted: platform=" + name, e);
    }
  }
}
