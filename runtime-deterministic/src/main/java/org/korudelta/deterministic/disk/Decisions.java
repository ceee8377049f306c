package org.korudelta.deterministic.disk;

/** Decides what a loss of power keeps; zero always keeps least. */
@FunctionalInterface
interface Decisions {

  /** The next decision, in {@code [0, bound)}; {@code label} says what is decided. */
  int draw(int bound, String label);
}
