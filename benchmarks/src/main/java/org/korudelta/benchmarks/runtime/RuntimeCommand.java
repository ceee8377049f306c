package org.korudelta.benchmarks.runtime;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.result.RatioTable;
import org.korudelta.benchmarks.result.Report;
import org.korudelta.benchmarks.web.WebShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The command {@code bench runtime}: tasks, channels, promises, timers, the virtual clock and what
 * the interface costs, beside peers, on the JVM, in Node and in Chromium, in one run.
 */
@Command(
    name = "runtime",
    description = "Measures tasks, channels, timers and the virtual clock beside their peers.",
    mixinStandardHelpOptions = true)
public final class RuntimeCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Short iterations, within eight minutes.")
  private boolean quick;

  @Option(
      names = "--on",
      split = ",",
      paramLabel = "PLATFORM",
      converter = PlatformName.class,
      description = "Only there: jvm, node or chromium (default: all).")
  private Set<Platform> platforms = EnumSet.allOf(Platform.class);

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only rows with this in 'operation / who', such as 'channel.*kotlinx'.")
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Measures nothing: prints the ratios in a result file as a page's tables.")
  private Optional<Path> table = Optional.empty();

  @Spec private CommandSpec spec;

  /** Made by the command line. */
  public RuntimeCommand() {}

  /** Platforms as the command line has them. */
  private static final class PlatformName implements ITypeConverter<Platform> {
    @Override
    public Platform convert(String name) {
      for (Platform platform : Platform.values()) {
        if (platform.label().equals(name)) {
          return platform;
        }
      }
      throw new TypeConversionException("jvm, node or chromium, not " + name);
    }
  }

  @Override
  public Integer call() throws Exception {
    if (table.isPresent()) {
      spec.commandLine().getOut().print(RatioTable.of(table.get()).markdown());
      spec.commandLine().getOut().flush();
      return 0;
    }
    try (RuntimeParts parts = new RuntimeParts(new TreeSet<>(platforms), quick, only)) {
      return measure(parts);
    }
  }

  private int measure(RuntimeParts parts) throws Exception {
    if (parts.all().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "nothing to measure: only=" + only);
    }
    RuntimeShape shape = quick ? RuntimeShape.QUICK : RuntimeShape.FULL;
    Report report = new Report(spec);
    report.headline(
        "%d trials, those on the JVM in one of their own each, %d iterations of %d ms: median,"
            + " ± 99.9 %% of mean",
        parts.size(), shape.iterations(), shape.iterationMillis());
    WebShape web = quick ? WebShape.QUICK : WebShape.FULL;
    report.of(parts.all(), 1, shape.json().with("web", web.json()));
    return 0;
  }
}
