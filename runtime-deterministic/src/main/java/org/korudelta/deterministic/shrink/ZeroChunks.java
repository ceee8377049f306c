package org.korudelta.deterministic.shrink;

/** Makes zeros of choices that follow each other. */
final class ZeroChunks implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    Chunks chunks = new Chunks(shrinker, Slices::zeroed);
    shrinker.best().streams().forEach(chunks::run);
  }
}
