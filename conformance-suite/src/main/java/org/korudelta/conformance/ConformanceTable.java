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
 */
public record ConformanceTable(List<String> platforms, List<TableRow> rows) {
  private static final int DIGEST_SHOWN = 12;
  private static final String ABSENT = "–";
  private static final String RED = "!";

  public ConformanceTable {
    platforms = List.copyOf(platforms);
    rows = List.copyOf(rows);
  }

  /**
   * The table of {@code reports}.
   *
   * @param ids the scenarios that must be there, in order; others that a report names get rows
   *     after them
   * @param platforms the columns; each must have exactly one report to be green
   */
  public static ConformanceTable of(
      List<String> ids, List<String> platforms, List<Report> reports) {
    List<TableRow> rows = new ArrayList<>();
    for (String id : allIds(ids, reports)) {
      rows.add(TableRow.of(id, cells(id, platforms, reports)));
    }
    return new ConformanceTable(platforms, rows);
  }

  /** Whether every row is green, and there is one. */
  public boolean green() {
    return !rows.isEmpty() && redCount() == 0;
  }

  /** The number of rows that are not green. */
  public long redCount() {
    return rows.stream().filter(row -> !row.green()).count();
  }

  /** {@code conformance: scenarios=62 platforms=4 equal=62 red=0}. */
  public String summary() {
    return "conformance: scenarios="
        + rows.size()
        + " platforms="
        + platforms.size()
        + " equal="
        + (rows.size() - redCount())
        + " red="
        + redCount();
  }

  /**
   * The table for a terminal: a heading, one line for each scenario that begins with its id, a
   * summary.
   */
  public String console() {
    int idWidth = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder(padded("scenario", idWidth));
    for (String platform : platforms) {
      text.append("  ").append(padded(platform, DIGEST_SHOWN + 1));
    }
    text.append("  status\n");
    for (TableRow row : rows) {
      text.append(padded(row.id(), idWidth));
      for (TableRow.Slot slot : row.slots()) {
        text.append("  ").append(padded(shown(slot), DIGEST_SHOWN + 1));
      }
      text.append("  ").append(oneLine(row.status())).append('\n');
    }
    return text.append(summary()).append('\n').toString();
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
        text.append(" `").append(shown(slot)).append("` |");
      }
      text.append(' ').append(oneLine(row.status()).replace("|", "\\|")).append(" |\n");
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  /**
   * A cell in few characters: a digest's beginning, a dash, or what is wrong, after a mark when it
   * is red.
   */
  private static String shown(TableRow.Slot slot) {
    return (slot.red() ? RED : "") + slot.cell().map(ConformanceTable::shown).orElse("missing");
  }

  private static String shown(Cell cell) {
    if (cell instanceof Cell.Observed observed) {
      return observed.digest().substring(0, DIGEST_SHOWN);
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
