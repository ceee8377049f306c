package org.korudelta.cli.tour;

/** One chapter of the tour: shows something and checks it. */
interface Chapter {

  /** What the chapter shows, in a few words. */
  String title();

  /** Why it matters, for someone who has never seen it: a few short lines. */
  String why();

  /** Shows it; an unmet expectation is an {@link UnmetExpectation}. */
  void tell(Stage stage) throws Exception;
}
