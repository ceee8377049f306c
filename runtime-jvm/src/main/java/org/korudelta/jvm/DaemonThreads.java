package org.korudelta.jvm;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes numbered daemon threads, {@code korudelta-<role>-<n>}, which never keep a process alive.
 */
final class DaemonThreads implements ThreadFactory {
  private final String role;
  private final AtomicInteger count = new AtomicInteger();

  DaemonThreads(String role) {
    this.role = role;
  }

  @Override
  public Thread newThread(Runnable body) {
    Thread thread = new Thread(body, "korudelta-" + role + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
