package org.korudelta.runtime.host;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The items of a channel for any platform: all of them by the holder, under the channel's lock.
 *
 * @param <T> the items' type
 */
final class DequeBuffer<T> implements ChannelBuffer<T> {
  private final int capacity;
  private final ArrayDeque<T> items = new ArrayDeque<>();

  DequeBuffer(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public boolean offer(T item) {
    return false;
  }

  @Override
  public @Nullable T poll() {
    return null;
  }

  @Override
  public void hold() {}

  @Override
  public void release() {}

  @Override
  public boolean add(T item) {
    return items.size() < capacity && items.add(item);
  }

  @Override
  public @Nullable T take() {
    return items.poll();
  }
}
