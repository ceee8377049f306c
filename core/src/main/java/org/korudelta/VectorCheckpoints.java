package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.VectorFiles;
import org.korudelta.vector.space.VectorSpace;

/**
 * What is kept of the spaces of vectors beyond memory, so that it need not be made again.
 *
 * <p>Threading: safe from any thread.
 */
interface VectorCheckpoints {

  /**
   * The spaces as they are now.
   *
   * @param nanos time of the last commit in them
   * @param all each of them; nobody adds anything before an image of them was made
   */
  record Spaces(long nanos, List<VectorSpace> all) {}

  /** Lets {@code work} make durable what is visible, before any of it is written down here. */
  void durableBy(Supplier<Promise<@Nullable Void>> work);

  /** The newest there is that is not of a time after {@code nanosMax}. */
  Promise<Optional<VectorFiles.Loaded>> load(long nanosMax);

  /** Whether there is any. */
  boolean hasFiles();

  /** So many versions came that change nothing here. */
  void passed(int versions);

  /** A graph has grown. */
  void linked();

  /** So many changes came; writes when it is time. */
  void changed(long more, Supplier<Spaces> spaces);

  /** Writes nothing from now on. */
  void disable();

  /**
   * Writes what is there, after what is being written; nothing else is kept when the promise
   * completes.
   */
  Promise<@Nullable Void> write(Spaces spaces);

  /** Deletes all, after what is being written. */
  Promise<@Nullable Void> deleteAll();

  /** Writes what is worth it. A failure is none: the log has it all. */
  Promise<@Nullable Void> end(Spaces spaces);
}
