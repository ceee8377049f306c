package org.korudelta.jvm;

import org.jspecify.annotations.Nullable;

/** What the current thread waits for, innermost last. Threading: each thread has its own. */
final class WaitingThread {
  private static final ThreadLocal<WaitingThread> HERE =
      ThreadLocal.withInitial(() -> new WaitingThread(Thread.currentThread()));

  final Thread thread;

  /** The innermost wait; null when there is none. */
  @Nullable Wait<?> current;

  private WaitingThread(Thread thread) {
    this.thread = thread;
  }

  /** That of the current thread. */
  static WaitingThread here() {
    return HERE.get();
  }
}
