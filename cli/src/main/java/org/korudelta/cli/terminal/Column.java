package org.korudelta.cli.terminal;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A column of a {@link Table}.
 *
 * @param name its heading
 * @param right whether its cells stand at the right, as numbers do
 * @param style how its cells are coloured
 */
public record Column(String name, boolean right, IStyle style) {

  /** A column of plain text. */
  public static Column text(String name) {
    return new Column(name, false, Style.reset);
  }

  /** A column of numbers. */
  public static Column number(String name) {
    return new Column(name, true, Style.reset);
  }

  /** The same column in a colour. */
  public Column in(Style colour) {
    return new Column(name, right, colour);
  }
}
