import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles the planted bugs: each patch of {@code worlds/planted} on a copy of the sources that it
 * names, into {@code worlds/target/planted/NAME}. Nothing that ships knows of them.
 *
 * <p>Arguments: {@code <root of the repository> <class path of the sound classes>}. Leaves {@code
 * worlds/target/planted/catalogue.txt}: a line for each bug, its name, area, broken lines of the
 * semantics and description, between tabs. Does nothing when no source and no patch is newer than
 * that. A patch that no longer applies or compiles fails the build.
 */
public final class PlantedBugs {
  private static final String SUFFIX = ".patch";

  private final Path root;
  private final String classPath;
  private final Path patches;
  private final Path target;
  private final Path catalogue;

  private PlantedBugs(Path root, String classPath) {
    this.root = root;
    this.classPath = classPath;
    this.patches = root.resolve("worlds/planted");
    this.target = root.resolve("worlds/target/planted");
    this.catalogue = target.resolve("catalogue.txt");
  }

  public static void main(String[] arguments) throws IOException {
    try {
      new PlantedBugs(Path.of(arguments[0]), arguments[1]).buildIfOld();
    } catch (BadPatch e) {
      System.err.println(
          "planted: "
              + e.getMessage()
              + "\nwhy: a bug that cannot be planted is a bug that nobody looks for\n"
              + "how: make the patch in worlds/planted fit the sources again, or remove it:"
              + " worlds/planted/README.md");
      System.exit(1);
    }
  }

  private void buildIfOld() throws IOException, BadPatch {
    if (isUpToDate()) {
      return;
    }
    long start = System.nanoTime();
    delete(target);
    Files.createDirectories(target);
    List<Patch> bugs = parsed();
    System.out.println("planted: compiling bugs=" + bugs.size());
    List<String> lines = new ArrayList<>();
    for (Patch bug : bugs) {
      plant(bug);
      lines.add(bug.catalogueLine());
    }
    Files.write(catalogue, lines);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("planted: bugs=" + bugs.size() + " millis=" + millis);
  }

  private boolean isUpToDate() throws IOException {
    return Files.exists(catalogue)
        && Stream.of("worlds/planted", "config/planted", "core/src/main", "runtime-api/src/main")
            .map(root::resolve)
            .allMatch(this::isOlder);
  }

  /** Folders count too: a file that was taken away leaves its trace there. */
  private boolean isOlder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      long built = Files.getLastModifiedTime(catalogue).toMillis();
      return files.allMatch(file -> file.toFile().lastModified() < built);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Patch> parsed() throws IOException, BadPatch {
    List<Path> files;
    try (Stream<Path> all = Files.list(patches)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Patch> parsed = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      parsed.add(
          Patch.parse(
              name.substring(0, name.length() - SUFFIX.length()), Files.readAllLines(file)));
    }
    return parsed;
  }

  private void plant(Patch bug) throws IOException, BadPatch {
    Compilation compilation = new Compilation(bug.name(), classPath);
    for (FilePatch file : bug.files()) {
      Path source = root.resolve(file.path());
      if (!Files.exists(source)) {
        throw new BadPatch("no such file: patch=" + bug.name() + " file=" + file.path());
      }
      String planted =
          String.join("\n", file.applied(bug.name(), Files.readAllLines(source))) + "\n";
      compilation.add(file.path(), planted);
    }
    compilation.into(Files.createDirectories(target.resolve(bug.name())));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
