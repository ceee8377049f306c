package org.korudelta.benchmarks.engine.load;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The batches that fill a database: first every key once, then keys as they are asked for. */
final class Batches implements Iterator<List<Put>> {
  private final Workload workload;
  private final String[] all;
  private final int versions;
  private int given;

  Batches(Workload workload, int versions) {
    this.workload = workload;
    this.all = workload.all();
    this.versions = versions;
  }

  @Override
  public boolean hasNext() {
    return given < versions;
  }

  @Override
  public List<Put> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all were given: versions=" + versions);
    }
    List<Put> batch = workload.batchAt(given, all);
    List<Put> wanted = batch.subList(0, Math.min(batch.size(), versions - given));
    given += wanted.size();
    return wanted;
  }
}
