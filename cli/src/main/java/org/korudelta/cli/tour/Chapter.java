package org.korudelta.cli.tour;

/** One chapter of the tour: shows something and checks it. */
interface Chapter {

  /** What the chapter shows, in a few words. */
  String title();

  /** Shows it; an unmet expectation is an {@link UnmetExpectation}. */
  void tell(Stage stage) throws Exception;
}
