package org.korudelta.deterministic.choice;

/** Is told of every choice of a run, once it is made and recorded. */
@FunctionalInterface
public interface ChoiceObserver {

  /** {@code choice} was made in {@code stream}. */
  void chosen(String stream, Choice choice);
}
