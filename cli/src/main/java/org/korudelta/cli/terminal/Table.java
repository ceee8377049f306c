package org.korudelta.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Rows of text in columns. On a terminal they are aligned under headings and cut to its width; in a
 * pipe each row is a line of whole cells between tabs, without headings. Cells may hold anything:
 * they are made safe to show.
 *
 * <pre>{@code
 * try (Table table = new Table(out, screen, Column.text("KEY"), Column.number("SCORE"))) {
 *   table.row("rome", "0.819");
 * }
 * }</pre>
 *
 * <p>Threading: for one thread.
 */
public final class Table implements AutoCloseable {
  /*
   * The first rows wait until there are enough to choose widths, so that a long table shows up
   * while it is read and takes no memory; later rows are cut to those widths.
   */
  private static final int ROWS_MEASURED = 1_000;
  private static final int COLUMN_WIDTH_MIN = 6;
  private static final String GAP = "  ";

  private final PrintWriter out;
  private final Screen screen;
  private final List<Column> columns;
  private final List<String[]> waiting = new ArrayList<>();
  private int @Nullable [] widths;

  /** A table on {@code screen}, written to {@code out}. */
  public Table(PrintWriter out, Screen screen, Column... columns) {
    this.out = out;
    this.screen = screen;
    this.columns = List.of(columns);
  }

  /** Adds a row: a cell for each column. */
  public void row(String... cells) {
    assert cells.length == columns.size() : cells.length + " cells, " + columns.size() + " columns";
    String[] safe = Arrays.stream(cells).map(TerminalText::of).toArray(String[]::new);
    if (!screen.terminal()) {
      out.println(String.join("\t", safe));
    } else if (widths != null) {
      print(safe, widths);
    } else {
      waiting.add(safe);
      if (waiting.size() == ROWS_MEASURED) {
        printWaiting();
      }
    }
  }

  /** Shows the rows that still wait. */
  @Override
  public void close() {
    if (!waiting.isEmpty()) {
      printWaiting();
    }
  }

  private void printWaiting() {
    int[] chosen = widths();
    widths = chosen;
    printHeadings(chosen);
    waiting.forEach(row -> print(row, chosen));
    waiting.clear();
  }

  /**
   * As wide as the widest cell; while that is too much, the widest column gives way, of those that
   * are to stay uncut only at last.
   */
  private int[] widths() {
    int[] chosen = columns.stream().mapToInt(column -> TextWidth.of(column.name())).toArray();
    for (String[] row : waiting) {
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = Math.max(chosen[i], TextWidth.of(row[i]));
      }
    }
    int room = screen.columns() - GAP.length() * (chosen.length - 1);
    int over = Arrays.stream(chosen).sum() - room;
    over -= narrowed(chosen, over, false);
    narrowed(chosen, over, true);
    widenLast(chosen, room);
    return chosen;
  }

  /** Text at the end of a line takes what is left of it: later cells may be longer. */
  private void widenLast(int[] chosen, int room) {
    int last = chosen.length - 1;
    int left = room - Arrays.stream(chosen).sum();
    chosen[last] += columns.get(last).right() ? 0 : Math.max(0, left);
  }

  /** Narrows the columns of a kind, the widest first, by what is over or less; gives how much. */
  private int narrowed(int[] widths, int over, boolean uncut) {
    int[] kind =
        IntStream.range(0, widths.length).filter(i -> columns.get(i).uncut() == uncut).toArray();
    int done = 0;
    for (int by = over; done < over && by > 0; done += by) {
      by = narrowedOnce(widths, kind, over - done);
    }
    return done;
  }

  /** Narrows the widest column of {@code kind}, at most to the next one's width; gives how much. */
  private static int narrowedOnce(int[] widths, int[] kind, int over) {
    int widest = 0;
    int next = COLUMN_WIDTH_MIN;
    for (int i : kind) {
      next = Math.max(next, Math.min(widest, widths[i]));
      widest = Math.max(widest, widths[i]);
    }
    if (widest <= COLUMN_WIDTH_MIN) {
      return 0;
    }
    int by = Math.min(over, Math.max(1, widest - next));
    for (int i : kind) {
      if (widths[i] == widest) {
        widths[i] -= by;
        return by;
      }
    }
    return 0;
  }

  private void printHeadings(int[] chosen) {
    String[] names = columns.stream().map(Column::name).toArray(String[]::new);
    if (!String.join("", names).isEmpty()) {
      printStyled(names, chosen, Style.bold);
    }
  }

  private void print(String[] cells, int[] chosen) {
    printStyled(cells, chosen, null);
  }

  private void printStyled(String[] cells, int[] chosen, @Nullable IStyle style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      Column column = columns.get(i);
      String cell = TextWidth.cut(cells[i], chosen[i]);
      String pad = " ".repeat(chosen[i] - TextWidth.of(cell));
      String shown = styled(cell, style == null ? column.style() : style);
      boolean last = i == cells.length - 1;
      line.append(column.right() ? pad + shown : last ? shown : shown + pad + GAP);
      line.append(column.right() && !last ? GAP : "");
    }
    out.println(line);
  }

  private String styled(String cell, IStyle style) {
    boolean plain = !screen.colour() || style == Style.reset || cell.isEmpty();
    return plain ? cell : style.on() + cell + Style.reset.on();
  }
}
