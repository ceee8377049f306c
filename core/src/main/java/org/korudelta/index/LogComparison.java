package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.index.run.Catalog;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.RunPart;
import org.korudelta.index.run.RunPlaces;
import org.korudelta.index.run.RunSpan;
import org.korudelta.index.run.RunTally;
import org.korudelta.index.run.Totals;
import org.korudelta.log.AuditedLog;
import org.korudelta.log.CommitPage;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.LogPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Compares runs, from the oldest on up to the first that is damaged, with the log, which it reads
 * on from run to run.
 *
 * <p>A log that is damaged is compared with nothing: what it lacks would be told of the index.
 * Threading: one task at a time.
 */
final class LogComparison {
  private static final List<RunPart> SUMMED = List.of(RunPart.KEYS, RunPart.IDS, RunPart.EFFECTS);

  private final AsyncRuntime runtime;
  private final AuditedLog log;
  private final NamespaceHistory namespaces = new NamespaceHistory();
  private final List<Compared> compared = new ArrayList<>();
  private Totals totals = Totals.NONE;
  private LogPlace next;
  private boolean ended;

  LogComparison(AsyncRuntime runtime, AuditedLog log) {
    this.runtime = runtime;
    this.log = log;
    this.next = log.reader().beginning();
    this.ended = !log.sound();
  }

  /** A run that was compared, and its catalog. */
  private record Compared(IndexRun run, Catalog catalog) {}

  /** Compares {@code run}, which holds what {@code tally} sums up; without it, ends here. */
  Promise<@Nullable Void> compare(IndexRun run, Optional<RunTally> tally) {
    if (run.span().lastSequence() > log.lastSequence()) {
      log.found().accept(beyond(run));
      ended = true;
    }
    ended |= tally.isEmpty();
    return ended ? runtime.completed(null) : new Stretch(run, tally.orElseThrow()).compare();
  }

  /** The log was durable up to the end of a run, and what is there of it ends before. */
  private Finding beyond(IndexRun run) {
    LogPlace end = run.span().end();
    return Finding.of(
        Kind.COMMITS_MISSING,
        Place.segment(end.segment(), end.offset()).in(run.name()),
        "commit " + run.span().lastSequence(),
        "commit " + log.lastSequence());
  }

  /** Compares how many keys the runs say to have a value with what their tables say. */
  Promise<@Nullable Void> countKeys() {
    List<IndexRun> runs = new ArrayList<>();
    compared.forEach(one -> runs.add(one.run()));
    LiveKeyCount count = new LiveKeyCount(runtime, runs);
    return count.run().map(ignored -> compareCounts(count));
  }

  private @Nullable Void compareCounts(LiveKeyCount count) {
    for (int i = 0; i < compared.size(); i++) {
      for (Catalog.Entry entry : compared.get(i).catalog().namespaces()) {
        long alive = count.alive(i, entry.name());
        if (alive != entry.liveKeys()) {
          String keys = " keys with a value in namespace " + entry.name();
          tell(compared.get(i).run(), RunPart.CATALOG, alive + keys, entry.liveKeys() + keys);
        }
      }
    }
    return null;
  }

  private void tell(IndexRun run, RunPart part, Object expected, Object actual) {
    Place place = Place.index(run.name(), run.place(part).offset());
    log.found().accept(Finding.of(Kind.INDEX_ENTRY, place, expected, actual));
  }

  /** The stretch of the log that one run holds. */
  private final class Stretch {
    private final IndexRun run;
    private final RunTally indexed;
    private final RunTally logged = new RunTally();
    private final RunPlaces places;
    private final LogPlace start = next;
    private long firstNanos;
    private @Nullable CommitPlace last;

    private Stretch(IndexRun run, RunTally indexed) {
      this.run = run;
      this.indexed = indexed;
      this.places = new RunPlaces(runtime, run, found -> tell(run, RunPart.PLACES, "", found));
    }

    private Promise<@Nullable Void> compare() {
      return read()
          .then(ignored -> compareTables())
          .then(ignored -> run.catalog())
          .map(this::compareCatalog);
    }

    private Promise<@Nullable Void> read() {
      return log.reader()
          .page(next, run.span().lastSequence())
          .then(page -> take(page).then(ignored -> further(page)));
    }

    private Promise<@Nullable Void> further(CommitPage page) {
      next = page.end();
      CommitPlace reached = last;
      boolean more = reached != null && reached.sequence() < run.span().lastSequence();
      return more ? read() : runtime.completed(null);
    }

    private Promise<@Nullable Void> take(CommitPage page) {
      int[] taken = new int[1];
      return Prompt.whileTrue(
          runtime,
          () -> {
            if (taken[0] == page.commits().size()) {
              return runtime.completed(false);
            }
            CommitPage.Placed commit = page.commits().get(taken[0]++);
            add(commit);
            return Prompt.map(runtime, places.compare(commit.place()), ignored -> true);
          });
    }

    private void add(CommitPage.Placed commit) {
      firstNanos = last == null ? commit.place().nanos() : firstNanos;
      last = commit.place();
      totals = totals.withCommit(commit.versions().size());
      commit.versions().forEach(logged::add);
      commit.versions().forEach(namespaces::add);
    }

    private Promise<@Nullable Void> compareTables() {
      places.end();
      compareFooter();
      boolean same = true;
      for (RunPart part : SUMMED) {
        same &= logged.agrees(indexed, part);
      }
      return same
          ? runtime.completed(null)
          : new RunDifference(runtime, log, run).tell(start, logged, indexed);
    }

    private void compareFooter() {
      CommitPlace end = last;
      if (end == null) {
        return;
      }
      RunSpan there =
          new RunSpan(
              run.span().firstSequence(), end.sequence(), end.end(), firstNanos, end.nanos());
      String expected = there + " versions=" + logged.count(RunPart.KEYS) + " of " + totals;
      String actual = run.span() + " versions=" + run.versions() + " of " + run.totals();
      if (!expected.equals(actual)) {
        tell(run, RunPart.FOOTER, expected, actual);
      }
    }

    private @Nullable Void compareCatalog(Catalog catalog) {
      compared.add(new Compared(run, catalog));
      namespaces
          .difference(catalog)
          .ifPresent(found -> tell(run, RunPart.CATALOG, found.expected(), found.actual()));
      return null;
    }
  }
}
