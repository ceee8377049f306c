package org.korudelta.jvm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Virtual threads where the JDK has them, from 21 on (JEP 444; 19 and 20 have a preview, which
 * refuses). They are asked for by name: the classes are those of Java 17, and are the same in a jar
 * and in a directory.
 */
final class VirtualThreads {
  private static final int SINCE = 21;
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

  private VirtualThreads() {}

  /** Makes numbered threads, {@code korudelta-<role>-<n>}; empty on an older JDK. */
  static Optional<ThreadFactory> named(String role) {
    return Runtime.version().feature() < SINCE ? Optional.empty() : Optional.of(factory(role));
  }

  private static ThreadFactory factory(String role) {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle ofVirtual =
          LOOKUP.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle name =
          LOOKUP.findVirtual(
              builder, "name", MethodType.methodType(builder, String.class, long.class));
      MethodHandle factory =
          LOOKUP.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      Object named = name.invoke(ofVirtual.invoke(), "korudelta-" + role + "-", 1L);
      return (ThreadFactory) factory.invoke(named);
    } catch (Throwable e) {
      throw Rethrown.here(e);
    }
  }
}
