package org.korudelta.cli.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Listener;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.Suite;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.error.KoruException;

/** The suite on this JVM, over real threads and files. */
public final class JvmColumn implements Column {

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public Report run(Consumer<String> finished) {
    CompletableFuture<Report> report = new CompletableFuture<>();
    Suite.run(Catalogue.scenarios(), new JvmPlatform(name()), listener(finished, report));
    try {
      return report.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KoruException.Unavailable("no report from the JVM: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("interrupted while the JVM's column ran", e);
    }
  }

  private static Listener listener(Consumer<String> finished, CompletableFuture<Report> target) {
    return new Listener() {
      @Override
      public void finished(Cell cell) {
        finished.accept(cell.id());
      }

      @Override
      public void ended(Report report) {
        target.complete(report);
      }
    };
  }
}
