import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * What the tests of each module ran, as the agent wrote it to {@code target/jacoco.exec}.
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
        recordings.add(module, root.resolve(module).resolve("target/jacoco.exec"));
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

  private void add(String module, Path file) throws IOException {
    ExecFileLoader own = new ExecFileLoader();
    if (Files.exists(file)) {
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
