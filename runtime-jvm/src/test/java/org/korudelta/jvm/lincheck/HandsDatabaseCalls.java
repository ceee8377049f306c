package org.korudelta.jvm.lincheck;

import java.util.List;
import java.util.Optional;
import org.korudelta.KoruDelta;
import org.korudelta.Snapshot;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.jvm.BlockingKoruDelta;

/** The database on a host without threads: who waits for an answer does what work there is. */
public final class HandsDatabaseCalls extends DatabaseCalls {
  private final Hands hands = new Hands();
  private final KoruDelta database =
      hands.await(KoruDelta.open(hands.runtime(), BlockingKoruDelta.defaults()));

  @Override
  Optional<Version> read(String key) {
    return hands.await(database.get(NAMESPACE, key));
  }

  @Override
  List<Optional<Version>> readAll(List<String> keys) {
    Snapshot snapshot = database.snapshot();
    return keys.stream().map(key -> hands.await(snapshot.get(NAMESPACE, key))).toList();
  }

  @Override
  void write(List<Write> writes) {
    hands.await(database.putBatch(writes));
  }

  @Override
  void end() {
    hands.await(database.close());
  }
}
