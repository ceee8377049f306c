package org.korudelta;

/** A time kept. Threading: immutable but for its database closing. */
final class PinnedSnapshot extends PointReads implements Snapshot {
  private final PointReads database;
  private final long nanos;

  PinnedSnapshot(PointReads database, long nanos) {
    super(database.runtime);
    this.database = database;
    this.nanos = nanos;
  }

  @Override
  VectorIndex vectors() {
    return database.vectors();
  }

  @Override
  ReadPoint point() {
    return database.point().at(nanos);
  }
}
