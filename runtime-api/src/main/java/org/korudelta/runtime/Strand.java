package org.korudelta.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs bodies one at a time, in order, on any runtime (R4). From outside the runtime an idle strand
 * may run a body on the caller's thread (R11); a body given by a task never runs inside it.
 *
 * <p>Threading: may be called from any thread.
 */
public interface Strand {

  /**
   * Runs {@code body} to completion after all bodies given before; its exception fails the promise.
   */
  <T extends @Nullable Object> Promise<T> call(Supplier<? extends T> body);

  /**
   * As {@link #call}, for a body whose result is a promise. The strand runs the next body as soon
   * as this one has returned: it does not wait for the promise.
   */
  <T extends @Nullable Object> Promise<T> spawn(Supplier<Promise<T>> body);
}
