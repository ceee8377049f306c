import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.ICoverageNode.CounterEntity;
import org.jacoco.core.data.ExecutionDataStore;

/**
 * What was reached of one module.
 *
 * @param all by the tests of all modules
 * @param own by its own tests
 * @param foreign classes that were recorded in another state than they are in now
 */
record ModuleCoverage(Floor floor, IBundleCoverage all, IBundleCoverage own, List<String> foreign) {
  private static final String COLUMNS = "%-22s %9s %6s %10s   %9s %6s %10s";

  static ModuleCoverage measure(Path root, Floor floor, Recordings recordings) throws IOException {
    String module = floor.module();
    File classes = root.resolve(module).resolve("target/classes").toFile();
    CoverageBuilder all = analyze(recordings.all(), classes);
    CoverageBuilder own = analyze(recordings.of(module), classes);
    List<String> foreign =
        all.getNoMatchClasses().stream().map(type -> Share.dotted(type.getName())).toList();
    return new ModuleCoverage(floor, all.getBundle(module), own.getBundle(module), foreign);
  }

  private static CoverageBuilder analyze(ExecutionDataStore data, File classes) throws IOException {
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(data, builder).analyzeAll(classes);
    return builder;
  }

  static String heading() {
    return COLUMNS.formatted(
        "coverage", "lines", "floor", "own tests", "branches", "floor", "own tests");
  }

  /** One row of the table. */
  String row() {
    return COLUMNS.formatted(
        floor.module(),
        lines().percent(),
        lines().floorPercent(),
        new Share(own, CounterEntity.LINE, floor.lines()).percent(),
        branches().percent(),
        branches().floorPercent(),
        new Share(own, CounterEntity.BRANCH, floor.branches()).percent());
  }

  /** The shares that are below their floor. */
  List<Share> missed() {
    return Stream.of(lines(), branches()).filter(Share::isBelowFloor).toList();
  }

  private Share lines() {
    return new Share(all, CounterEntity.LINE, floor.lines());
  }

  private Share branches() {
    return new Share(all, CounterEntity.BRANCH, floor.branches());
  }
}
