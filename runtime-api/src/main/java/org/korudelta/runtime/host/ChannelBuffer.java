package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * The items inside one channel, first-in first-out, as a platform keeps them.
 *
 * <p>Who need not wait calls {@link #offer} and {@link #poll}, without a lock. Who must wait, ends
 * a wait or closes holds the buffer: from {@link #hold} until {@link #release} it is the holder's
 * alone, who adds and takes exactly. A buffer that knows no way without a lock refuses every offer
 * and poll, and all goes through the holder.
 *
 * <p>Threading: {@link #offer} and {@link #poll} from any thread, at any time. The rest by the
 * holder: the channel holds under its lock, so there is one at a time, and each sees what the one
 * before it did.
 *
 * @param <T> the items' type, never null
 */
public interface ChannelBuffer<T> {

  /** Adds an item; false where only a holder could, for want of room or for another reason. */
  boolean offer(T item);

  /** Takes the oldest item; null where only a holder could, for want of items or otherwise. */
  @Nullable T poll();

  /** Refuses every {@link #offer} and {@link #poll} from now on; those it had answered count. */
  void hold();

  /** Ends {@link #hold}. */
  void release();

  /** Adds an item for the holder; false exactly when the capacity is reached. */
  boolean add(T item);

  /** Takes the oldest item for the holder; null exactly when there is none. */
  @Nullable T take();
}
