package org.korudelta.jvm.lincheck;

import java.util.List;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.Validate;
import org.korudelta.MemoryBudget;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingSnapshot;
import org.korudelta.jvm.JvmRuntime;

/** The database behind its blocking front door, on the threads of the JVM's runtime. */
public final class ThreadDatabaseCalls extends DatabaseCalls {
  /** Nothing is kept in memory, and the index is written and merged all the time. */
  private static final MemoryBudget LITTLE = new MemoryBudget(0, 0, 0, 2);

  private final BlockingKoruDelta database =
      BlockingKoruDelta.open(
          JvmRuntime.inMemory(), BlockingKoruDelta.defaults().withMemory(LITTLE));

  @Override
  Optional<Version> read(String key) {
    return database.get(NAMESPACE, key);
  }

  @Override
  List<Optional<Version>> readAll(List<String> keys) {
    BlockingSnapshot snapshot = database.snapshot();
    return keys.stream().map(key -> snapshot.get(NAMESPACE, key)).toList();
  }

  @Override
  void write(List<Write> writes) {
    database.putBatch(writes);
  }

  /** Ends the threads too. */
  @Validate
  @Override
  public void end() {
    database.close();
  }
}
