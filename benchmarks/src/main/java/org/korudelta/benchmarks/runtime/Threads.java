package org.korudelta.benchmarks.runtime;

import java.util.concurrent.ThreadFactory;

/**
 * Threads of both kinds. The virtual ones are reached by reflection: engines, in the same jar, are
 * measured on JDK 17 too, whose compiler's view of the JDK has none.
 */
final class Threads {
  private Threads() {}

  static ThreadFactory platform() {
    return Thread::new;
  }

  /** Fails on a JDK below 21. */
  static ThreadFactory virtual() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> kind = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) kind.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no virtual threads: java=" + Runtime.version(), e);
    }
  }
}
