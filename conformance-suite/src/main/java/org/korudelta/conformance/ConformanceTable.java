package org.korudelta.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scenario × platform: one row for each scenario, one column for each platform, each cell the
 * digest of what was observed there.
 *
 * <p>A row is green when all digests are equal; a platform that was expected and gave no report
 * makes every row red.
 *
 * @param whole whether these are all platforms. In a table of some, a row with too few observations
 *     to compare says nothing; in the whole one it is red.
 */
public record ConformanceTable(List<String> platforms, List<TableRow> rows, boolean whole) {
  private static final int DIGEST_SHOWN = 12;
  private static final int DIGEST_IN_CONSOLE = 6;
  private static final String ABSENT = "–";
  private static final String RED = "!";

  public ConformanceTable {
    platforms = List.copyOf(platforms);
    rows = List.copyOf(rows);
  }

  /**
   * The whole table: {@code reports} of all platforms.
   *
   * @param ids the scenarios that must be there, in order; others that a report names get rows
   *     after them
   * @param platforms the columns; each must have exactly one report to be green
   */
  public static ConformanceTable of(
      List<String> ids, List<String> platforms, List<Report> reports) {
    return new ConformanceTable(platforms, rows(ids, platforms, reports), true);
  }

  /** The table of some platforms; else as {@link #of}. */
  public static ConformanceTable ofSome(
      List<String> ids, List<String> platforms, List<Report> reports) {
    return new ConformanceTable(platforms, rows(ids, platforms, reports), false);
  }

  private static List<TableRow> rows(
      List<String> ids, List<String> platforms, List<Report> reports) {
    List<TableRow> rows = new ArrayList<>();
    for (String id : allIds(ids, reports)) {
      rows.add(TableRow.of(id, cells(id, platforms, reports)));
    }
    return rows;
  }

  /** Whether no row is red, and there is a green one. */
  public boolean green() {
    return redCount() == 0 && aloneCount() < rows.size();
  }

  /** The number of rows that are neither green nor, in a table of some platforms, alone. */
  public long redCount() {
    return rows.stream().filter(row -> !row.green()).count() - aloneCount();
  }

  /**
   * {@code conformance: scenarios=62 platforms=7 equal=62 red=0}; a table of some platforms also
   * says how many rows it could not compare.
   */
  public String summary() {
    return "conformance: scenarios="
        + rows.size()
        + " platforms="
        + platforms.size()
        + " equal="
        + (rows.size() - redCount() - aloneCount())
        + " red="
        + redCount()
        + (aloneCount() == 0 ? "" : " alone=" + aloneCount());
  }

  private long aloneCount() {
    return whole ? 0 : rows.stream().filter(TableRow::alone).count();
  }

  /**
   * The table for a terminal: a heading, one line for each scenario that begins with its id, a
   * summary. A column is as wide as its platform's name.
   */
  public String console() {
    int idWidth = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder(padded("scenario", idWidth)).append(' ');
    for (String platform : platforms) {
      text.append(' ').append(padded(platform, width(platform)));
    }
    text.append("  status\n");
    for (TableRow row : rows) {
      text.append(padded(row.id(), idWidth)).append(' ');
      for (int i = 0; i < platforms.size(); i++) {
        String cell = shown(row.slots().get(i), DIGEST_IN_CONSOLE);
        text.append(' ').append(padded(cell, width(platforms.get(i))));
      }
      text.append("  ").append(oneLine(row.status())).append('\n');
    }
    return text.append(summary()).append('\n').toString();
  }

  private static int width(String platform) {
    return Math.max(platform.length(), RED.length() + DIGEST_IN_CONSOLE);
  }

  /** The table as a Markdown document. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Conformance\n\n| scenario |");
    for (String platform : platforms) {
      text.append(' ').append(platform).append(" |");
    }
    text.append(" status |\n|---|").append("---|".repeat(platforms.size())).append("---|\n");
    for (TableRow row : rows) {
      text.append("| ").append(row.id()).append(" |");
      for (TableRow.Slot slot : row.slots()) {
        text.append(" `").append(shown(slot, DIGEST_SHOWN)).append("` |");
      }
      text.append(' ').append(oneLine(row.status()).replace("|", "\\|")).append(" |\n");
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  /**
   * A cell in few characters: a digest's beginning, a dash, or what is wrong, after a mark when it
   * is red.
   */
  private static String shown(TableRow.Slot slot, int digits) {
    return (slot.red() ? RED : "") + slot.cell().map(cell -> shown(cell, digits)).orElse("missing");
  }

  private static String shown(Cell cell, int digits) {
    if (cell instanceof Cell.Observed observed) {
      return observed.digest().substring(0, digits);
    }
    return cell instanceof Cell.Absent ? ABSENT : "failed";
  }

  private static Set<String> allIds(List<String> ids, List<Report> reports) {
    Set<String> all = new LinkedHashSet<>(ids);
    for (Report report : reports) {
      report.cells().forEach(cell -> all.add(cell.id()));
    }
    return all;
  }

  private static List<Optional<Cell>> cells(
      String id, List<String> platforms, List<Report> reports) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (String platform : platforms) {
      cells.add(cell(id, platform, reports));
    }
    return cells;
  }

  private static Optional<Cell> cell(String id, String platform, List<Report> reports) {
    List<Report> named =
        reports.stream().filter(report -> report.platform().equals(platform)).toList();
    if (named.size() > 1) {
      return Optional.of(new Cell.Failed(id, "reports of one platform: count=" + named.size()));
    }
    return named.isEmpty() ? Optional.empty() : named.get(0).cell(id);
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
