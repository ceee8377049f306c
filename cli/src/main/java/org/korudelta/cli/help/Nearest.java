package org.korudelta.cli.help;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The names that a misspelt word probably meant: those with the fewest letters to add, drop, change
 * or swap with the next, and no more than a third of the word.
 */
public final class Nearest {
  private static final int NAMES_MAX = 3;

  private Nearest() {}

  /** The nearest of {@code names} to {@code word}, best first; none when all are far. */
  public static List<String> of(String word, Collection<String> names) {
    int near = Math.max(1, (word.length() + 1) / 3);
    int least = names.stream().mapToInt(name -> distance(word, name)).min().orElse(near + 1);
    return names.stream()
        .filter(name -> least <= near && distance(word, name) == least)
        .sorted(Comparator.naturalOrder())
        .limit(NAMES_MAX)
        .toList();
  }

  /** Optimal string alignment: Levenshtein's distance where a swap of neighbours counts one. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] =
            i == 0 || j == 0 ? i + j : least(cost, i, j, from.charAt(i - 1) == to.charAt(j - 1));
        if (swapped(from, to, i, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int least(int[][] cost, int i, int j, boolean same) {
    int oneMore = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    return Math.min(oneMore, cost[i - 1][j - 1] + (same ? 0 : 1));
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
