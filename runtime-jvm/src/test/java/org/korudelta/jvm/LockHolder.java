package org.korudelta.jvm;

import java.io.IOException;
import java.nio.file.Path;

/** Takes the directory it is given, prints what came of it, and holds it until its input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    JvmRuntime runtime = JvmRuntime.open(Path.of(arguments[0]));
    runtime.await("lock", () -> runtime.storage().lock());
    System.out.println("locked");
    System.in.read();
  }
}
