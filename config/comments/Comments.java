import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for comments that should be there: on every public or protected type and member of the
 * packages that a module exports to everybody, and in every package's {@code package-info}.
 *
 * <p>Not asked of a comment: a tag for each parameter and result. A sentence that gives units,
 * ranges and errors says more, and repeating names in tags says nothing.
 *
 * <p>Arguments: {@code <root of the repository>}. Reads sources alone: nothing need be compiled.
 */
final class Comments {
  private Comments() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    List<String> complaints = new ArrayList<>();
    for (Path sources : mainSources(root)) {
      ModuleSources module = ModuleSources.parse(sources);
      complaints.addAll(new PackageNotes(module).complaints());
      complaints.addAll(new PublicComments(module).complaints());
    }
    if (!complaints.isEmpty()) {
      complaints.forEach(
          complaint -> System.err.println("comments: " + complaint.replace(root + "/", "")));
      System.err.println(
          """
          why: what is public is read by people who never open the file; a package says what it owns
               and may import before its first class is read
          how: write the sentence, or make it package-private\
          """);
      System.exit(1);
    }
  }

  private static List<Path> mainSources(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }
}
