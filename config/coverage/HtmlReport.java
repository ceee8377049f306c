import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.core.tools.ExecFileLoader;
import org.jacoco.report.DirectorySourceFileLocator;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.IReportGroupVisitor;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.html.HTMLFormatter;

/** The report for people: every line of every module, coloured by whether a test reached it. */
final class HtmlReport {
  private static final int TAB_WIDTH = 2;

  private HtmlReport() {}

  /** Writes {@code index.html} and what it links to into {@code folder}. */
  static void write(Path root, Path folder, ExecFileLoader recorded, List<ModuleCoverage> modules)
      throws IOException {
    IReportVisitor report =
        new HTMLFormatter().createVisitor(new FileMultiReportOutput(folder.toFile()));
    report.visitInfo(
        recorded.getSessionInfoStore().getInfos(), recorded.getExecutionDataStore().getContents());
    IReportGroupVisitor group = report.visitGroup("KoruDelta");
    for (ModuleCoverage module : modules) {
      Path sources = root.resolve(module.floor().module()).resolve("src/main/java");
      group.visitBundle(
          module.all(), new DirectorySourceFileLocator(sources.toFile(), "UTF-8", TAB_WIDTH));
    }
    report.visitEnd();
  }
}
