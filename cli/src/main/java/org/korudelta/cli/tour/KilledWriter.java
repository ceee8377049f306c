package org.korudelta.cli.tour;

import java.io.PrintStream;
import java.nio.file.Path;
import org.korudelta.json.JsonNumber;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * A process that writes until it is killed: says a key on standard output once its write is
 * acknowledged.
 */
final class KilledWriter {
  private static final int WRITES_MAX = 100_000;

  private KilledWriter() {}

  public static void main(String[] arguments) {
    PrintStream acknowledged = new PrintStream(System.out, true);
    try (BlockingKoruDelta db = BlockingKoruDelta.open(Path.of(arguments[0]))) {
      for (int i = 0; i < WRITES_MAX; i++) {
        db.put("killed", key(i), JsonNumber.of(i));
        acknowledged.println(i);
      }
    }
  }

  static String key(int i) {
    return "write-" + i;
  }
}
