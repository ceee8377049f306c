package org.korudelta.examples.ratelimiter;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * Where the bucket is that several clients share: elsewhere, so that everything takes a while. It
 * does not compare before it writes.
 */
public interface BucketStore {

  /** The bucket as it was written last. */
  Promise<Bucket> read();

  /** Replaces the bucket. */
  Promise<@Nullable Void> write(Bucket bucket);
}
