package org.korudelta.transfer.stream;

import java.lang.reflect.Method;

/** How much memory this thread has taken so far. By reflection: core reads no such module. */
final class Allocated {
  private static final Object BEAN = bean();
  private static final Method BYTES = bytes();

  private Allocated() {}

  private static Object bean() {
    try {
      return Class.forName("java.lang.management.ManagementFactory")
          .getMethod("getThreadMXBean")
          .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no count of allocated bytes", e);
    }
  }

  private static Method bytes() {
    try {
      return Class.forName("com.sun.management.ThreadMXBean")
          .getMethod("getThreadAllocatedBytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no count of allocated bytes", e);
    }
  }

  static long bytesNow() {
    try {
      return (Long) BYTES.invoke(BEAN, Thread.currentThread().getId());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no count of allocated bytes", e);
    }
  }
}
