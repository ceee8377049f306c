package org.korudelta.size;

import java.nio.file.Path;

/**
 * One method, constructor or initializer with a body.
 *
 * @param line where its body begins, from 1
 * @param lines from the line of the body's opening brace to that of its closing one, both, comments
 *     and blank lines included; the lambdas and local classes inside are part of it
 * @param parameters how many it declares; none when it overrides, as they are not its choice
 */
record MethodSize(Path file, String name, long line, int lines, int parameters) {
  String where() {
    return file + ":" + line + " " + name;
  }

  @Override
  public String toString() {
    return lines + "  " + where();
  }
}
