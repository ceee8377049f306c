package org.korudelta.deterministic.shrink;

/** One way to make a record simpler. */
interface Pass {

  /** Tries it at every place of the shrinker's best, which changes meanwhile. */
  void run(Shrinker shrinker);
}
