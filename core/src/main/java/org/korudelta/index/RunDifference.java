package org.korudelta.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.run.IdCode;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.KeyCode;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.RunPart;
import org.korudelta.index.run.RunTally;
import org.korudelta.log.Address;
import org.korudelta.log.AuditedLog;
import org.korudelta.log.CommitPage;
import org.korudelta.log.LogPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;

/**
 * Names in what a run differs from the log, once it is known that it does: asks for each version of
 * the log as readers do. What the run has more than the log is counted.
 *
 * <p>Cost: some lookups a version. Threading: one task at a time.
 */
final class RunDifference {
  private static final List<RunPart> PARTS = List.of(RunPart.KEYS, RunPart.IDS, RunPart.EFFECTS);

  /** More would tell nobody more. */
  private static final int NAMED_MAX = 32;

  private final AsyncRuntime runtime;
  private final AuditedLog log;
  private final IndexRun run;
  private final long[] missing = new long[PARTS.size()];
  private long named;
  private long sequence;

  RunDifference(AsyncRuntime runtime, AuditedLog log, IndexRun run) {
    this.runtime = runtime;
    this.log = log;
    this.run = run;
  }

  /**
   * Tells the differences.
   *
   * @param from where the run's first commit may begin in the log
   * @param logged what the log holds
   * @param indexed what the run holds
   */
  Promise<@Nullable Void> tell(LogPlace from, RunTally logged, RunTally indexed) {
    return read(from)
        .map(
            ignored -> {
              PARTS.forEach(part -> tellRest(part, logged, indexed));
              return null;
            });
  }

  private Promise<@Nullable Void> read(LogPlace from) {
    return log.reader()
        .page(from, run.span().lastSequence())
        .then(page -> look(page).then(ignored -> further(page)));
  }

  private Promise<@Nullable Void> further(CommitPage page) {
    boolean more = !page.commits().isEmpty() && sequence < run.span().lastSequence();
    return more ? read(page.end()) : runtime.completed(null);
  }

  private Promise<@Nullable Void> look(CommitPage page) {
    Promise<@Nullable Void> looked = runtime.completed(null);
    for (CommitPage.Placed commit : page.commits()) {
      looked =
          looked.then(
              ignored -> {
                sequence = commit.place().sequence();
                return look(commit.versions(), 0);
              });
    }
    return looked;
  }

  private Promise<@Nullable Void> look(List<VersionRecord> versions, int index) {
    return index == versions.size()
        ? runtime.completed(null)
        : look(versions.get(index)).then(ignored -> look(versions, index + 1));
  }

  private Promise<@Nullable Void> look(VersionRecord version) {
    Address address = new Address(version.timestampNanos(), version.ordinal());
    Posting posting = new Posting(address, version.operation());
    byte[] code = KeyCode.of(version.namespace(), version.key());
    return Prompt.then(
        runtime,
        run.last(code, address.nanos()),
        found -> {
          require(found.filter(posting::equals).isPresent(), RunPart.KEYS, version);
          return Prompt.then(
              runtime,
              run.addresses(IdCode.of(version.id())),
              addresses -> {
                require(addresses.contains(address), RunPart.IDS, version);
                return lookForCause(version, address, 0);
              });
        });
  }

  private Promise<@Nullable Void> lookForCause(VersionRecord version, Address address, int index) {
    return index == version.causes().size()
        ? runtime.completed(null)
        : Prompt.then(
            runtime,
            run.effects(IdCode.of(version.causes().get(index))),
            effects -> {
              require(effects.contains(address), RunPart.EFFECTS, version);
              return lookForCause(version, address, index + 1);
            });
  }

  private void require(boolean found, RunPart part, VersionRecord version) {
    if (found) {
      return;
    }
    missing[PARTS.indexOf(part)]++;
    if (named++ < NAMED_MAX) {
      tell(part, Subject.version(sequence, version), "version in " + part.words(), "none");
    }
  }

  private void tell(RunPart part, Subject subject, Object expected, Object actual) {
    Place place = Place.index(run.name(), run.place(part).offset());
    log.found().accept(Finding.of(Kind.INDEX_ENTRY, place, expected, actual).about(subject));
  }

  private void tellRest(RunPart part, RunTally logged, RunTally indexed) {
    long common = logged.count(part) - missing[PARTS.indexOf(part)];
    boolean more = indexed.count(part) > common;
    if (more || (missing[PARTS.indexOf(part)] == 0 && !logged.agrees(indexed, part))) {
      String entries = " entries in " + part.words();
      tell(part, Subject.UNKNOWN, logged.count(part) + entries, indexed.count(part) + entries);
    }
  }
}
