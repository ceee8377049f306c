package org.korudelta.cli.prove;

import java.util.List;
import java.util.Optional;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.jvm.BlockingKoruDelta;

/** One call of a writer, and the one commit that comes of it. */
sealed interface Turn {
  /** What the commit has, in this order. */
  List<Write> writes();

  /**
   * Writes; gives the versions once they are acknowledged.
   *
   * @throws org.korudelta.error.KoruException {@code conflict} or {@code not_found} when the
   *     database refuses, as it may
   */
  List<Version> on(BlockingKoruDelta db);

  /** Stores a value. */
  record Put(Write.Put put) implements Turn {
    @Override
    public List<Write> writes() {
      return List.of(put);
    }

    @Override
    public List<Version> on(BlockingKoruDelta db) {
      return List.of(db.put(put.namespace(), put.key(), put.value(), put.options()));
    }
  }

  /** Stores a value if what was read just before is still current. */
  record Swap(Write.Put put) implements Turn {
    @Override
    public List<Write> writes() {
      return List.of(put);
    }

    @Override
    public List<Version> on(BlockingKoruDelta db) {
      Optional<Version> current = db.get(put.namespace(), put.key());
      WriteOptions options =
          current
              .map(version -> put.options().expecting(version.id()))
              .orElseGet(put.options()::expectingAbsent);
      return List.of(db.put(put.namespace(), put.key(), put.value(), options));
    }
  }

  /** Deletes a key. */
  record Delete(Write.Delete delete) implements Turn {
    @Override
    public List<Write> writes() {
      return List.of(delete);
    }

    @Override
    public List<Version> on(BlockingKoruDelta db) {
      return List.of(db.delete(delete.namespace(), delete.key(), delete.options()));
    }
  }

  /** Several writes, all or nothing. */
  record Batch(List<Write> writes) implements Turn {
    @Override
    public List<Version> on(BlockingKoruDelta db) {
      return db.putBatch(writes);
    }
  }
}
