package org.korudelta.jvm.lincheck;

import java.util.ArrayDeque;

/** What {@link ChannelCalls} answers when one call follows the other. */
public class ChannelModel {
  private static final int CAPACITY = 2;

  private final ArrayDeque<Integer> items = new ArrayDeque<>();
  private boolean closed;

  public Object send(int item) {
    if (closed) {
      return "CLOSED";
    }
    if (items.size() == CAPACITY) {
      return "FULL";
    }
    items.add(item);
    return "SENT";
  }

  public Object trySend(int item) {
    return send(item);
  }

  public Object receive() {
    if (items.isEmpty()) {
      return closed ? "CLOSED" : "EMPTY";
    }
    return items.remove();
  }

  public void close() {
    closed = true;
  }
}
