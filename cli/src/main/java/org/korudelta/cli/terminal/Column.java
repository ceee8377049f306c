package org.korudelta.cli.terminal;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A column of a {@link Table}.
 *
 * @param name its heading
 * @param right whether its cells stand at the right, as numbers do
 * @param style how its cells are coloured
 * @param uncut whether other columns are cut before it
 */
public record Column(String name, boolean right, IStyle style, boolean uncut) {

  /** A column of plain text. */
  public static Column text(String name) {
    return new Column(name, false, Style.reset, false);
  }

  /** A column of numbers. */
  public static Column number(String name) {
    return new Column(name, true, Style.reset, false);
  }

  /** The same column in a colour. */
  public Column in(Style colour) {
    return new Column(name, right, colour, uncut);
  }

  /** The same column, cut only where a line has no room for it though all others are cut. */
  public Column whole() {
    return new Column(name, right, style, true);
  }
}
