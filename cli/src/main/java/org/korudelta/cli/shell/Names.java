package org.korudelta.cli.shell;

import java.util.List;

/** The names that are in the open database, for completion; none when it is not open. */
public interface Names {

  /** At most {@code max} namespaces that begin with {@code start}, in order. */
  List<String> namespaces(String start, int max);

  /** At most {@code max} keys of a namespace that begin with {@code start}, in order. */
  List<String> keys(String namespace, String start, int max);
}
