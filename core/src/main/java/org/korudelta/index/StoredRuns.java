package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionId;
import org.korudelta.index.run.IdCode;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.KeyCode;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.PostingPage;
import org.korudelta.index.run.Timeline;
import org.korudelta.index.tail.KeyStart;
import org.korudelta.log.Address;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The runs on disk, of which there are some log n, asked from the newest on; each reads a block a
 * level, those not in memory from disk.
 *
 * @param runtime runs the reads
 * @param runs all of them, the newest first, at least one
 * @param timelines what is in memory of what they say
 */
record StoredRuns(AsyncRuntime runtime, List<IndexRun> runs, Timelines timelines) implements Runs {

  StoredRuns {
    runs = List.copyOf(runs);
  }

  @Override
  public long nanos() {
    return runs.get(0).span().lastNanos();
  }

  @Override
  public boolean areThoseOf(Runs other) {
    return other instanceof StoredRuns stored && runs.equals(stored.runs);
  }

  @Override
  public Promise<Optional<Posting>> last(String namespace, String key, long at) {
    Timeline timeline = timelines.find(runs, namespace, key);
    if (timeline != null) {
      return runtime.completed(lastIn(timeline, at));
    }
    return Prompt.then(
        runtime,
        timelines.read(runs, namespace, key),
        read ->
            read.isPresent()
                ? runtime.completed(lastIn(read.get(), at))
                : last(0, KeyCode.of(namespace, key), at));
  }

  /** It may know more than these runs: that is in tails of this view, or after it. */
  private Optional<Posting> lastIn(Timeline timeline, long at) {
    return Optional.ofNullable(timeline.last(Math.min(at, nanos())));
  }

  private Promise<Optional<Posting>> last(int run, byte[] code, long at) {
    return run == runs.size()
        ? runtime.completed(Optional.empty())
        : Prompt.then(
            runtime,
            runs.get(run).last(code, at),
            found -> found.isPresent() ? runtime.completed(found) : last(run + 1, code, at));
  }

  @Override
  public Promise<@Nullable Void> history(String namespace, String key, long at, PostingPage page) {
    Timeline timeline = timelines.find(runs, namespace, key);
    if (timeline != null) {
      timeline.history(Math.min(at, nanos()), page);
      return runtime.completed(null);
    }
    return Prompt.then(
        runtime,
        timelines.read(runs, namespace, key),
        read -> {
          if (read.isEmpty()) {
            return history(runs.size() - 1, KeyCode.of(namespace, key), at, page);
          }
          read.get().history(Math.min(at, nanos()), page);
          return runtime.completed(null);
        });
  }

  private Promise<@Nullable Void> history(int run, byte[] code, long at, PostingPage page) {
    return run < 0 || page.isFull()
        ? runtime.completed(null)
        : Prompt.then(
            runtime,
            runs.get(run).history(code, at, page),
            ignored -> history(run - 1, code, at, page));
  }

  @Override
  public Promise<Optional<Posting>> next(String namespace, String key, long after) {
    return next(runs.size() - 1, KeyCode.of(namespace, key), after);
  }

  private Promise<Optional<Posting>> next(int run, byte[] code, long after) {
    return run < 0
        ? runtime.completed(Optional.empty())
        : Prompt.then(
            runtime,
            runs.get(run).next(code, after),
            found -> found.isPresent() ? runtime.completed(found) : next(run - 1, code, after));
  }

  @Override
  public Promise<List<Address>> addresses(VersionId id, List<Address> found) {
    return addresses(0, IdCode.of(id), found);
  }

  private Promise<List<Address>> addresses(int run, byte[] code, List<Address> found) {
    return run == runs.size()
        ? runtime.completed(found)
        : Prompt.then(
            runtime,
            runs.get(run).addresses(code),
            more -> {
              found.addAll(more);
              return addresses(run + 1, code, found);
            });
  }

  @Override
  public Promise<List<Address>> addresses(IdPrefix prefix, List<Address> found) {
    return addresses(0, prefix, found);
  }

  private Promise<List<Address>> addresses(int run, IdPrefix prefix, List<Address> found) {
    return run == runs.size()
        ? runtime.completed(found)
        : Prompt.then(
            runtime,
            runs.get(run).addressesFrom(prefix.bytes()),
            more -> {
              found.addAll(more);
              return addresses(run + 1, prefix, found);
            });
  }

  @Override
  public Promise<List<Address>> effects(VersionId cause) {
    return effects(runs.size() - 1, IdCode.of(cause), new ArrayList<>());
  }

  private Promise<List<Address>> effects(int run, byte[] code, List<Address> found) {
    return run < 0
        ? runtime.completed(found)
        : Prompt.then(
            runtime,
            runs.get(run).effects(code),
            more -> {
              found.addAll(more);
              return effects(run - 1, code, found);
            });
  }

  @Override
  public Promise<Optional<Signpost>> signpost(Address address) {
    for (IndexRun run : runs) {
      if (run.span().firstNanos() <= address.nanos()) {
        return run.signpost(address);
      }
    }
    return runtime.completed(Optional.empty());
  }

  @Override
  public void addWalks(KeyStart start, List<KeySource> walks) {
    byte[] from = KeyCode.ofPrefix(start.namespace(), start.key());
    for (IndexRun run : runs) {
      walks.add(run.keys(from, start.nanos()));
    }
  }
}
