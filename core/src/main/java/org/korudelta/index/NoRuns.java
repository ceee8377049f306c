package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.PostingPage;
import org.korudelta.index.tail.KeyStart;
import org.korudelta.log.Address;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Nothing older than what tails hold. */
record NoRuns(AsyncRuntime runtime) implements Runs {

  @Override
  public long nanos() {
    return Long.MIN_VALUE;
  }

  @Override
  public boolean areThoseOf(Runs other) {
    return other instanceof NoRuns;
  }

  @Override
  public Promise<Optional<Posting>> last(String namespace, String key, long at) {
    return runtime.completed(Optional.empty());
  }

  @Override
  public Promise<@Nullable Void> history(String namespace, String key, long at, PostingPage page) {
    return runtime.completed(null);
  }

  @Override
  public Promise<Optional<Posting>> next(String namespace, String key, long after) {
    return runtime.completed(Optional.empty());
  }

  @Override
  public Promise<List<Address>> addresses(VersionId id, List<Address> found) {
    return runtime.completed(found);
  }

  @Override
  public Promise<List<Address>> addresses(IdPrefix prefix, List<Address> found) {
    return runtime.completed(found);
  }

  @Override
  public Promise<List<Address>> effects(VersionId cause) {
    return runtime.completed(new ArrayList<>());
  }

  @Override
  public Promise<Optional<Signpost>> signpost(Address address) {
    return runtime.completed(Optional.empty());
  }

  @Override
  public void addWalks(KeyStart start, List<KeySource> walks) {}
}
