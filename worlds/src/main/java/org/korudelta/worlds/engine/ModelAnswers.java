package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.KoruDelta;
import org.korudelta.Stats;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.text.Timestamp;
import org.korudelta.worlds.model.ModelDatabase;

/**
 * Every kind of read, now and in the past, gives what the naive model gives (S5).
 *
 * <p>Cost: some reads for each version; lists of keys at a few instants only, drawn anew each time.
 */
final class ModelAnswers {
  private static final int INSTANTS = 4;
  private static final int PAGE_MAX = 12;

  private final EngineRun run;
  private final KoruDelta database;
  private final Choices choices;

  ModelAnswers(EngineRun run, KoruDelta database) {
    this.run = run;
    this.database = database;
    this.choices = run.simulation.choices().stream("compare");
  }

  /** {@code all} is what there is, in commit order. */
  void check(ModelDatabase model, List<Written> all) {
    List<Version> versions = all.stream().map(Written::version).toList();
    if (!run.hasSecrets()) {
      checkCounts(model, versions);
    }
    checkFeed(versions);
    checkKeys(model, Timestamp.MAX);
    for (int i = 0; i < INSTANTS && !versions.isEmpty(); i++) {
      Version version = versions.get(choices.draw(versions.size(), "instant"));
      checkKeys(model, version.timestamp());
    }
    for (Version version : versions) {
      long nanos = version.timestamp().epochNanos();
      checkGet(model, version.key(), Timestamp.ofEpochNanos(nanos - 1));
      checkGet(model, version.key(), Timestamp.ofEpochNanos(nanos));
    }
    all.forEach(this::checkValue);
    for (String key : model.everWritten()) {
      checkGet(model, key, Timestamp.MAX);
    }
  }

  private void checkCounts(ModelDatabase model, List<Version> versions) {
    Stats stats = run.runtime().await(database.stats());
    int keys = model.keys(Timestamp.MAX).size();
    long commits = versions.stream().filter(version -> version.ordinal() == 0).count();
    boolean same =
        stats.totalVersions() == model.versions()
            && stats.commitCount() == commits
            && stats.keyCount() == keys
            && stats.namespaceCount() == Math.min(1, keys);
    run.always(
        same,
        "counts_differ",
        () ->
            "database="
                + stats
                + " versions="
                + model.versions()
                + " commits="
                + commits
                + " keys="
                + keys);
    List<String> namespaces = run.runtime().await(database.namespaces());
    run.always(
        namespaces.equals(keys == 0 ? List.of() : List.of(EngineRun.NAMESPACE)),
        "namespaces_differ",
        () -> "database=" + namespaces + " keys=" + keys);
  }

  /** All changes, page by page, each of whole commits (D12). */
  private void checkFeed(List<Version> versions) {
    List<Version> feed = new ArrayList<>();
    int page = 1 + choices.draw(PAGE_MAX, "page");
    Timestamp after = Timestamp.MIN;
    List<Version> changes = run.runtime().await(database.changes(after, page));
    while (!changes.isEmpty()) {
      changes.stream()
          .filter(version -> version.namespace().equals(EngineRun.NAMESPACE))
          .forEach(feed::add);
      after = changes.get(changes.size() - 1).timestamp();
      changes = run.runtime().await(database.changes(after, page));
    }
    run.always(
        feed.equals(versions),
        "feed_differs",
        () -> "page=" + page + " database=" + feed + " model=" + versions);
  }

  private void checkKeys(ModelDatabase model, Timestamp at) {
    List<String> keys = run.runtime().await(database.asOf(at).keys(EngineRun.NAMESPACE));
    List<String> expected = model.keys(at);
    run.always(
        keys.equals(expected),
        "keys_differ",
        () -> "at=" + at + " database=" + keys + " model=" + expected);
  }

  private void checkGet(ModelDatabase model, String key, Timestamp at) {
    Optional<VersionId> answer =
        run.runtime().await(database.getAt(EngineRun.NAMESPACE, key, at)).map(Version::id);
    Optional<VersionId> expected = model.getAt(key, at).map(Version::id);
    run.always(
        answer.equals(expected),
        "answers_differ",
        () -> "key=" + key + " at=" + at + " database=" + answer + " model=" + expected);
  }

  private void checkValue(Written written) {
    Version version = written.version();
    Version found = run.runtime().await(database.getVersion(version.id()));
    run.always(found.equals(version), "version_differs", () -> found + " for " + version);
    run.always(
        version.tombstone() || written.writer().holdsValueOf(version),
        "value_differs",
        () -> version + " is not what " + written.writer().mark() + " wrote");
  }
}
