package org.korudelta.deterministic.shrink;

/** Leaves out all choices of a stream. */
final class DropStreams implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    for (String stream : shrinker.best().streams()) {
      shrinker.accept(stream);
    }
  }
}
