package org.korudelta.index;

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
import org.korudelta.runtime.Promise;

/**
 * The older part of a history: what no tail holds.
 *
 * <p>Threading: immutable, safe from any thread.
 */
interface Runs {

  /** Time of the last commit that they hold; the least there is for none. */
  long nanos();

  /** Whether they hold the same as {@code other}. */
  boolean areThoseOf(Runs other);

  /** The last version of a key that is not after {@code at}. */
  Promise<Optional<Posting>> last(String namespace, String key, long at);

  /** Adds the versions of a key that are not after {@code at}, oldest first, to {@code page}. */
  Promise<@Nullable Void> history(String namespace, String key, long at, PostingPage page);

  /** The first version of a key that is after {@code after}. */
  Promise<Optional<Posting>> next(String namespace, String key, long after);

  /** Adds to {@code found} where the versions may be whose id is {@code id}. */
  Promise<List<Address>> addresses(VersionId id, List<Address> found);

  /** Adds to {@code found} where the versions may be whose ids begin with {@code prefix}. */
  Promise<List<Address>> addresses(IdPrefix prefix, List<Address> found);

  /** The versions that name {@code cause} among their causes, or one whose id begins alike. */
  Promise<List<Address>> effects(VersionId cause);

  /** A place in the log at the record of {@code address} or before it; empty when there is none. */
  Promise<Optional<Signpost>> signpost(Address address);

  /** Adds walks over the keys of a namespace. */
  void addWalks(KeyStart start, List<KeySource> walks);
}
