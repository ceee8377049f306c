import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * What the tests of each module ran, as the agent wrote it to {@code target/jacoco*.exec}, a file
 * for each run.
 *
 * <p>Invariant: every module with tests has a recording, or {@code floors.txt} says that it is not
 * measured.
 */
final class Recordings {
  private final TreeMap<String, ExecFileLoader> byModule = new TreeMap<>();
  private final ExecFileLoader all = new ExecFileLoader();
  private final List<String> absent = new ArrayList<>();

  /** Loads the recording of every module of {@code root} that has tests and is measured. */
  static Recordings load(Path root, List<Floor> floors) throws IOException {
    Recordings recordings = new Recordings();
    for (String module : modulesWithTests(root)) {
      if (floors.stream().noneMatch(floor -> floor.module().equals(module) && !floor.measured())) {
        recordings.add(module, files(root.resolve(module).resolve("target")));
      }
    }
    return recordings;
  }

  private static List<String> modulesWithTests(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .filter(folder -> Files.isDirectory(folder.resolve("src/test/java")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(target, "jacoco*.exec")) {
      return StreamSupport.stream(files.spliterator(), false).sorted().toList();
    }
  }

  private void add(String module, List<Path> files) throws IOException {
    ExecFileLoader own = new ExecFileLoader();
    for (Path file : files) {
      own.load(file.toFile());
      all.load(file.toFile());
    }
    byModule.put(module, own);
    if (own.getExecutionDataStore().getContents().isEmpty()) {
      absent.add(module);
    }
  }

  /** Modules whose tests recorded nothing. */
  List<String> absent() {
    return absent;
  }

  /** What the tests of {@code module} ran; nothing when it has none. */
  ExecutionDataStore of(String module) {
    return byModule.getOrDefault(module, new ExecFileLoader()).getExecutionDataStore();
  }

  /** What the tests of all modules ran. */
  ExecutionDataStore all() {
    return all.getExecutionDataStore();
  }

  /** All of it, with the sessions that recorded it. */
  ExecFileLoader loaded() {
    return all;
  }
}
