package org.korudelta.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.program.Home;

/** The program of the build that compiles planted bugs, config/planted, on a tree of one class. */
final class PlantedBugsProgramTests {
  private static final String HEAD = "# It adds one too many.\n# area: log\n# breaks: S1\n";
  private static final String FILE = "core/src/main/java/sums/Sum.java";
  private static final String DIFF =
      "--- a/%1$s\n+++ b/%1$s\n".formatted(FILE)
          + """
          @@ -40,3 +40,3 @@ line numbers may drift
             static int of(int a, int b) {
          -    return a + b;
          +    return a + b + 1;
             }
          """;

  @TempDir static Path program;
  @TempDir Path root;

  @BeforeAll
  static void compileProgram() throws Exception {
    List<String> command = new ArrayList<>(List.of(java("javac"), "-d", program.toString()));
    try (Stream<Path> sources = Files.list(Home.path().resolve("config/planted"))) {
      sources.map(Path::toString).forEach(command::add);
    }
    assertThat(run(command)).isEmpty();
  }

  @BeforeEach
  void makeTree() throws IOException {
    write("runtime-api/src/main/java/Nothing.java", "class Nothing {}\n");
    write("config/planted/Nothing.java", "");
    write(
        FILE,
        """
        package sums;

        final class Sum {
          static int of(int a, int b) {
            return a + b;
          }
        }
        """);
  }

  @Test
  void run_patchThatApplies_compilesItAndListsIt() throws Exception {
    write("worlds/planted/one-more.patch", HEAD + DIFF);

    assertThat(plant()).contains("planted: bugs=1");

    assertThat(planted("one-more/sums/Sum.class")).isRegularFile();
    assertThat(planted("catalogue.txt")).hasContent("one-more\tlog\tS1\tIt adds one too many.");
    assertThat(root.resolve(FILE)).content().contains("return a + b;");
  }

  @Test
  void run_nothingNewer_doesNothing() throws Exception {
    write("worlds/planted/one-more.patch", HEAD + DIFF);
    age();
    plant();

    assertThat(plant()).isEmpty();
  }

  @Test
  void run_patchGone_isNoLongerListed() throws Exception {
    write("worlds/planted/one-more.patch", HEAD + DIFF);
    age();
    plant();
    Files.delete(root.resolve("worlds/planted/one-more.patch"));

    assertThat(plant()).contains("planted: bugs=0");
    assertThat(planted("one-more")).doesNotExist();
  }

  @Test
  void run_contextThatIsNotThere_saysFileHunkAndWhatIsThere() throws Exception {
    write("worlds/planted/one-more.patch", HEAD + DIFF.replace("return a + b;", "return b + a;"));

    assertThat(plant())
        .contains("planted: does not apply: patch=one-more file=" + FILE)
        .contains("hunk=\"@@ -40,3 +40,3 @@ line numbers may drift\" matches=0 nearestLine=4")
        .contains("expected:\n    static int of(int a, int b) {\n      return b + a;")
        .contains("there:\n    static int of(int a, int b) {\n      return a + b;")
        .contains("how: ");
    assertThat(planted("catalogue.txt")).doesNotExist();
  }

  @Test
  void run_contextThatIsThereTwice_isRefused() throws Exception {
    String twice = "  static int of(int a, int b) {\n    return a + b;\n  }\n";
    write(FILE, "package sums;\n\nfinal class Sum {\n" + twice + twice + "}\n");
    write("worlds/planted/one-more.patch", HEAD + DIFF);

    assertThat(plant()).contains("does not apply: patch=one-more").contains("matches=2");
  }

  @Test
  void run_plantedSourceDoesNotCompile_saysWhy() throws Exception {
    write("worlds/planted/one-more.patch", HEAD + DIFF.replace("b + 1", "c"));

    assertThat(plant())
        .contains("planted: does not compile: patch=one-more")
        .contains("cannot find symbol");
  }

  @Test
  void run_unknownArea_isRefused() throws Exception {
    write("worlds/planted/one-more.patch", HEAD.replace("log", "weather") + DIFF);

    assertThat(plant()).contains("unknown area: patch=one-more area=weather");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Sets all times back: what is written from now on is newer, however coarse the clock. */
  private void age() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
      }
    }
  }

  private Path planted(String path) {
    return root.resolve("worlds/target/planted").resolve(path);
  }

  private String plant() throws Exception {
    return run(
        List.of(java("java"), "-cp", program.toString(), "PlantedBugs", root.toString(), ""));
  }

  private static String java(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.replace("\r\n", "\n");
  }
}
