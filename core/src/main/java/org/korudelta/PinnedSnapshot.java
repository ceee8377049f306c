package org.korudelta;

import org.korudelta.index.ReadPoint;

/** A read point kept. Threading: immutable but for its database closing. */
final class PinnedSnapshot extends PointReads implements Snapshot {
  private final Database database;
  private final ReadPoint point;

  PinnedSnapshot(Database database, ReadPoint point) {
    super(database.runtime, database.embeddings);
    this.database = database;
    this.point = point;
  }

  @Override
  ReadPoint point() {
    database.requireOpen();
    return point;
  }
}
