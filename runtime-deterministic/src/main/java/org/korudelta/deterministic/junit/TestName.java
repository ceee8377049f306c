package org.korudelta.deterministic.junit;

/**
 * The names that a simulated test has in files and reports.
 *
 * @param type its class
 * @param method the name of its method
 */
record TestName(Class<?> type, String method) {

  /** {@code org.example.TransferTests.transfersKeepTheSum}: the world's name in a file. */
  String world() {
    return type.getName().replace('$', '.') + "." + method;
  }

  /** {@code org/example/TransferTests/}: where its regressions are. */
  String folder() {
    return type.getName().replace('.', '/').replace('$', '/') + "/";
  }

  /** Whether the file of that name is one of its regressions. */
  boolean isRegression(String file) {
    return file.equals(method + ".sim") || (file.startsWith(method + "-") && file.endsWith(".sim"));
  }
}
