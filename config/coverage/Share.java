import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ICoverageNode.CounterEntity;

/**
 * The share of a module's lines or branches that was reached, and how much it has to be.
 *
 * @param floor in per cent, if there is one
 */
record Share(IBundleCoverage module, CounterEntity entity, OptionalInt floor) {
  private static final int CLASSES_NAMED = 10;

  /** Exact: 89.99 % does not round up to a floor of 90 %. */
  boolean isBelowFloor() {
    return floor.isPresent() && reached().getCoveredCount() < wanted();
  }

  /**
   * How many lines or branches the floor asks for: at least one, a module without any is no module.
   */
  private int wanted() {
    return Math.max(1, (floor.orElseThrow() * reached().getTotalCount() + 99) / 100);
  }

  /** With one digit after the point, rounded down, or a dash when there is nothing to reach. */
  String percent() {
    int total = reached().getTotalCount();
    if (total == 0) {
      return "-";
    }
    int thousandths = (int) (1000L * reached().getCoveredCount() / total);
    return thousandths / 10 + "." + thousandths % 10 + " %";
  }

  String floorPercent() {
    return floor.isPresent() ? floor.getAsInt() + " %" : "-";
  }

  /** What is wrong: the figure, the floor and how far they are apart. */
  String message() {
    return module.getName()
        + " reaches "
        + percent()
        + " of its "
        + things()
        + ", its floor is "
        + floorPercent()
        + ": "
        + (wanted() - reached().getCoveredCount())
        + " too few";
  }

  /** The plural of what is counted. */
  String things() {
    return entity == CounterEntity.LINE ? "lines" : "branches";
  }

  /** The classes with the most missed, worst first. */
  List<String> worst() {
    return module.getPackages().stream()
        .flatMap(folder -> folder.getClasses().stream())
        .filter(type -> missed(type) > 0)
        .sorted(
            Comparator.comparingInt(this::missed).reversed().thenComparing(IClassCoverage::getName))
        .limit(CLASSES_NAMED)
        .map(type -> missed(type) + " " + dotted(type.getName()))
        .toList();
  }

  private int missed(IClassCoverage type) {
    return type.getCounter(entity).getMissedCount();
  }

  private ICounter reached() {
    return module.getCounter(entity);
  }

  static String dotted(String name) {
    return name.replace('/', '.');
  }
}
