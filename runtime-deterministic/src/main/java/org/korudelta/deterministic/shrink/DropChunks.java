package org.korudelta.deterministic.shrink;

/** Leaves out choices that follow each other, whatever they decide. */
final class DropChunks implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    Chunks chunks = new Chunks(shrinker, Slices::without);
    shrinker.best().streams().forEach(chunks::run);
  }
}
