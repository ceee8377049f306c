package org.korudelta.deterministic.choice;

/**
 * How a run is decided: at random, as recorded, in all ways that are small enough.
 *
 * <p>A strategy is for one run.
 */
@FunctionalInterface
public interface ChoiceStrategy {

  /** Where the choices of {@code stream} come from; asked once for each stream of a run. */
  ChoiceSource source(String stream);
}
