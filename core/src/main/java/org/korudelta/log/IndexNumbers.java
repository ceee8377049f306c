package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of the files that repeat what the log says, ascending.
 *
 * @param runs of the index of keys and ids
 * @param vectors of the index of vectors
 */
public record IndexNumbers(List<Integer> runs, List<Integer> vectors) {
  /** No files. */
  static final IndexNumbers NONE = new IndexNumbers(List.of(), List.of());

  boolean isEmpty() {
    return runs.isEmpty() && vectors.isEmpty();
  }

  /** The names of the files. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    runs.forEach(number -> names.add(FileNames.index(number)));
    vectors.forEach(number -> names.add(FileNames.vectors(number)));
    return names;
  }
}
