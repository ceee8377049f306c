package org.korudelta.benchmarks.result;

import java.nio.file.Path;
import java.util.List;

/** One subject at one operation, or at a few that are measured together. */
public interface Trial {
  /** What is measured. */
  String label();

  /** Who is measured. */
  String subject();

  /**
   * Measures once.
   *
   * @param log where to write what the reader of the screen need not see
   * @throws Exception if the subject failed
   */
  List<Measurement> measure(Path log) throws Exception;
}
