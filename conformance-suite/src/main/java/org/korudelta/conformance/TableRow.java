package org.korudelta.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One scenario across all platforms.
 *
 * @param id the scenario
 * @param slots one for each platform, in the table's order
 */
public record TableRow(String id, List<Slot> slots) {
  /** Fewer equal observations than this prove nothing. */
  private static final int OBSERVED_MIN = 2;

  /**
   * A platform's place in the row.
   *
   * @param cell what it gave; empty when it did not run the scenario
   * @param red whether this cell is why the row is red
   */
  public record Slot(Optional<Cell> cell, boolean red) {}

  public TableRow {
    slots = List.copyOf(slots);
  }

  static TableRow of(String id, List<Optional<Cell>> cells) {
    String agreed = agreed(cells);
    List<Slot> slots = new ArrayList<>();
    for (Optional<Cell> cell : cells) {
      slots.add(new Slot(cell, red(cell, agreed)));
    }
    return new TableRow(id, slots);
  }

  /**
   * Whether every platform observed the same, at least two did, and the others lack the capability.
   */
  public boolean green() {
    return slots.stream().noneMatch(Slot::red) && observedCount() >= OBSERVED_MIN;
  }

  /** Whether no cell is red, and there are too few observations to compare. */
  public boolean alone() {
    return slots.stream().noneMatch(Slot::red) && observedCount() < OBSERVED_MIN;
  }

  /** Why the row is not green, in words; {@code equal} when it is. */
  public String status() {
    for (Slot slot : slots) {
      if (slot.red()) {
        return slot.cell().map(TableRow::complaint).orElse("missing");
      }
    }
    return alone() ? "too few observations" : "equal";
  }

  private long observedCount() {
    return slots.stream()
        .filter(slot -> slot.cell().filter(Cell.Observed.class::isInstance).isPresent())
        .count();
  }

  private static String complaint(Cell cell) {
    return cell instanceof Cell.Failed failed ? "failed: " + failed.reason() : "different";
  }

  private static boolean red(Optional<Cell> cell, String agreed) {
    if (cell.isEmpty() || cell.get() instanceof Cell.Failed) {
      return true;
    }
    return cell.get() instanceof Cell.Observed observed && !observed.digest().equals(agreed);
  }

  /** The digest most platforms observed, the earliest of equals; empty when none observed. */
  private static String agreed(List<Optional<Cell>> cells) {
    String best = "";
    int bestCount = 0;
    for (String digest : digests(cells)) {
      int count = count(digest, cells);
      best = count > bestCount ? digest : best;
      bestCount = Math.max(count, bestCount);
    }
    return best;
  }

  private static int count(String digest, List<Optional<Cell>> cells) {
    int count = 0;
    for (String other : digests(cells)) {
      count += other.equals(digest) ? 1 : 0;
    }
    return count;
  }

  private static List<String> digests(List<Optional<Cell>> cells) {
    List<String> digests = new ArrayList<>();
    for (Optional<Cell> cell : cells) {
      if (cell.isPresent() && cell.get() instanceof Cell.Observed observed) {
        digests.add(observed.digest());
      }
    }
    return digests;
  }
}
