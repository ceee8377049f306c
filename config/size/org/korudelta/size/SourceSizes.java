package org.korudelta.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate on the size of methods and files: prints what it measured in every module, keeps that in
 * {@code target/gates/sizes.txt}, and exits 1 when something is over a limit or has grown over its
 * ceiling in {@code docs/sizes.md}.
 *
 * <p>Arguments: {@code <root of the repository>}, and {@code --tighten} to lower the ceilings to
 * what is measured; it never raises one. Needs the parser of the JDK that compiles the sources.
 */
public final class SourceSizes {
  private final Path root;
  private final Path page;
  private final List<ModuleSizes> main;
  private final List<ModuleSizes> tests;

  private SourceSizes(Path root) throws IOException {
    this.root = root;
    this.page = root.resolve("docs/sizes.md");
    this.main = new SourceTree(root).main();
    this.tests = new SourceTree(root).tests();
  }

  public static void main(String[] arguments) throws IOException {
    SourceSizes sizes = new SourceSizes(Path.of(arguments[0]).toAbsolutePath().normalize());
    if (arguments.length > 1 && arguments[1].equals("--tighten")) {
      sizes.tighten();
    }
    System.exit(sizes.judge() ? 0 : 1);
  }

  private void tighten() throws IOException {
    Files.writeString(page, Ceilings.of(Files.readString(page)).tightened(rows()).rewritten());
  }

  private boolean judge() throws IOException {
    Ceilings ceilings = Ceilings.of(Files.readString(page));
    publish(new SizeTable(main, tests).text() + ceilings.hint(rows()));
    List<String> complaints = new ArrayList<>();
    complaints.addAll(Limits.complaints(ModuleSizes.total(main), ModuleSizes.total(tests)));
    complaints.addAll(ceilings.complaints(rows()));
    complaints.forEach(System.out::println);
    return complaints.isEmpty();
  }

  /** Every module of main code, and all of them as one. */
  private List<ModuleSizes> rows() {
    List<ModuleSizes> rows = new ArrayList<>(main);
    rows.add(ModuleSizes.total(main));
    return rows;
  }

  private void publish(String table) throws IOException {
    System.out.print(table);
    Path gates = Files.createDirectories(root.resolve("target/gates"));
    Files.writeString(gates.resolve("sizes.txt"), table);
  }
}
