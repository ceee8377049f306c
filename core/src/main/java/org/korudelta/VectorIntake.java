package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.IndexView;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;
import org.korudelta.vector.space.VectorSpace;
import org.korudelta.vector.space.VectorSpaces;

/**
 * Brings commits into the spaces of vectors, a page at a time: first everything that they rest on
 * is read, which may fail, then all of the page is added, which may not.
 *
 * <p>Threading: one task at a time.
 */
final class VectorIntake {
  private final AsyncRuntime runtime;
  private final History history;
  private final VectorSpaces spaces;
  private final Consumer<VectorSpace> listener;

  /** Tells {@code listener} of spaces that have changed. */
  VectorIntake(History history, VectorSpaces spaces, Consumer<VectorSpace> listener) {
    this.runtime = history.runtime();
    this.history = history;
    this.spaces = spaces;
    this.listener = listener;
  }

  /**
   * What was taken.
   *
   * @param nanos the time up to which all commits have been taken
   * @param versions how many these were
   * @param changes how many of them changed a space
   */
  record Taken(long nanos, int versions, int changes) {}

  /** Takes the first commits after a time. */
  Promise<Taken> next(long afterNanos) {
    return Retry.whereMerged(
        runtime,
        () -> {
          ReadPoint point = ReadPoint.now(history);
          return Prompt.then(
              runtime,
              point.page(afterNanos),
              page ->
                  Prompt.map(runtime, new Page(page).read(), read -> add(read, afterNanos, point)));
        });
  }

  private Taken add(Page page, long afterNanos, ReadPoint point) {
    if (page.versions.isEmpty()) {
      return new Taken(Math.max(afterNanos, point.nanos()), 0, 0);
    }
    page.add();
    int count = page.versions.size();
    long nanos = page.versions.get(count - 1).timestampNanos();
    return new Taken(nanos, count, page.changes.size());
  }

  /**
   * What a version means for the spaces.
   *
   * @param version the version
   * @param ended the embedding that it replaces, or null
   * @param embedding its own, or null
   */
  private record Change(
      VersionRecord version, @Nullable Address ended, @Nullable Embedding embedding) {
    private String namespace() {
      return version.namespace();
    }

    private long nanos() {
      return version.timestampNanos();
    }
  }

  private final class Page {
    private final List<VersionRecord> versions;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> begun = new HashSet<>(); // Namespaces that get a first vector here.
    private final IndexView view = history.view();

    private Page(List<VersionRecord> versions) {
      this.versions = versions;
    }

    private Promise<Page> read() {
      Iterator<VersionRecord> rest = versions.iterator();
      return Prompt.map(runtime, Prompt.whileTrue(runtime, () -> readNext(rest)), ignored -> this);
    }

    private Promise<Boolean> readNext(Iterator<VersionRecord> rest) {
      if (!rest.hasNext()) {
        return runtime.completed(false);
      }
      VersionRecord version = rest.next();
      boolean ends = version.parent().isPresent() && mayHaveVectors(version.namespace());
      Embedding embedding = embedding(version);
      if (embedding != null) {
        begun.add(version.namespace());
      }
      return ends
          ? Prompt.map(runtime, replaced(version), ended -> note(version, ended, embedding))
          : runtime.completed(note(version, null, embedding));
    }

    private boolean mayHaveVectors(String namespace) {
      return begun.contains(namespace) || !spaces.of(namespace).isEmpty();
    }

    private @Nullable Embedding embedding(VersionRecord version) {
      return version.operation() == Operation.EMBED && !version.isWiped()
          ? EmbeddingFormat.decode(version.content())
          : null;
    }

    private Promise<@Nullable Address> replaced(VersionRecord version) {
      return Prompt.map(
          runtime,
          view.last(version.namespace(), version.key(), version.timestampNanos() - 1),
          found ->
              found
                  .filter(posting -> posting.operation() == Operation.EMBED)
                  .map(Posting::address)
                  .orElse(null));
    }

    private boolean note(
        VersionRecord version, @Nullable Address ended, @Nullable Embedding embedding) {
      if (ended != null || embedding != null) {
        changes.add(new Change(version, ended, embedding));
      }
      return true;
    }

    private void add() {
      int next = 0;
      while (next < changes.size()) {
        next = addCommit(next);
      }
    }

    /** Adds the changes of one commit, the first of which is given; gives the one behind them. */
    private int addCommit(int from) {
      Set<VectorSpace> touched = new LinkedHashSet<>();
      long nanos = changes.get(from).nanos();
      int next = from;
      while (next < changes.size() && changes.get(next).nanos() == nanos) {
        add(changes.get(next++), touched);
      }
      for (VectorSpace space : touched) {
        space.renew(nanos);
        space.publish();
        listener.accept(space);
      }
      return next;
    }

    private void add(Change change, Set<VectorSpace> touched) {
      Address ended = change.ended();
      if (ended != null) {
        List<VectorSpace> here = spaces.of(change.namespace());
        here.forEach(space -> space.end(ended, change.nanos()));
        touched.addAll(here);
      }
      Embedding embedding = change.embedding();
      if (embedding != null) {
        VectorSpace space =
            spaces.findOrAdd(
                new VectorSpace.Name(change.namespace(), embedding.model()),
                embedding.dimensions());
        space.add(new Address(change.nanos(), change.version().ordinal()), embedding);
        touched.add(space);
      }
    }
  }
}
