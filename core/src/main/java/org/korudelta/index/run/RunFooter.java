package org.korudelta.index.run;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.table.BlockPlace;
import org.korudelta.table.TableRoot;

/**
 * What stands at the end of a run.
 *
 * @param span what it holds
 * @param versions how many versions that is
 * @param totals what there is in all after its last commit
 * @param tables where its tables begin
 * @param filter where its key filter is
 * @param catalog where the catalog of namespaces is
 */
record RunFooter(
    RunSpan span,
    long versions,
    Totals totals,
    Tables tables,
    BlockPlace filter,
    BlockPlace catalog) {

  /**
   * The roots of a run's tables.
   *
   * @param keys the versions of each key
   * @param ids the address of each version
   * @param effects what names a version as its cause
   * @param places where records begin in the log, one for each few kilobytes
   */
  record Tables(TableRoot keys, TableRoot ids, TableRoot effects, TableRoot places) {

    static Tables read(ByteSource source) {
      return new Tables(
          TableRoot.read(source),
          TableRoot.read(source),
          TableRoot.read(source),
          TableRoot.read(source));
    }

    void write(ByteSink sink) {
      keys.write(sink);
      ids.write(sink);
      effects.write(sink);
      places.write(sink);
    }
  }

  static RunFooter read(ByteSource source) {
    return new RunFooter(
        RunSpan.read(source),
        source.getVarlong(),
        Totals.read(source),
        Tables.read(source),
        BlockPlace.read(source),
        BlockPlace.read(source));
  }

  void write(ByteSink sink) {
    span.write(sink);
    sink.putVarlong(versions);
    totals.write(sink);
    tables.write(sink);
    filter.write(sink);
    catalog.write(sink);
  }
}
