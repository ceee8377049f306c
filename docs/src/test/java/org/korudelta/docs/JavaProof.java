package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles Java 17 against what our modules promise, without a warning. A block with a name is a
 * file that the reader writes, complete, and commands below it run it. Any other is statements: it
 * sees the packages of our modules, {@code java.math}, {@code java.nio.file}, {@code java.time},
 * {@code java.util} and Jackson's mapper, and is run.
 */
final class JavaProof implements Proof {
  private static final Path STATEMENTS = Path.of("Statements.java");

  private final Workplace workplace;

  JavaProof(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public void check(Block block) throws Exception {
    if (block.name().isEmpty()) {
      Path scratch = Files.createTempDirectory(workplace.folder(), "statements");
      Path source = Files.writeString(scratch.resolve(STATEMENTS), statements(block));
      compile(block, source, scratch);
      run(block, scratch);
    } else {
      Path source = Files.writeString(workplace.folder().resolve(block.name()), block.text());
      compile(block, source, Files.createTempDirectory(workplace.folder(), "classes"));
    }
  }

  /** The text as the body of a program; its first line stays on the second. */
  private static String statements(Block block) {
    String imports =
        Stream.concat(
                Stream.of(
                    "com.fasterxml.jackson.databind",
                    "java.math",
                    "java.nio.file",
                    "java.time",
                    "java.util"),
                ClassPath.ofTests().promisedPackages().stream())
            .map(name -> "import " + name + ".*; ")
            .collect(Collectors.joining());
    return imports
        + "class Statements { public static void main(String[] arguments) throws Exception {\n"
        + block.text()
        + "}}\n";
  }

  private void compile(Block block, Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("--release", "17", "-proc:none", "-Xlint:all", "-Werror", "-d", classes.toString());
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjects(source);
      boolean compiled = compiler.getTask(problems, files, null, options, null, sources).call();
      assertThat(compiled).as("%s does not compile:%n%s", block, problems).isTrue();
    }
  }

  private void run(Block block, Path classes) throws Exception {
    String command = "java -ea -cp '" + classes + ":cli/target/lib/*' Statements";
    Workplace.Outcome outcome = workplace.run(command, List.of());
    assertThat(outcome.exit()).as("%s does not run:%n%s", block, outcome.output()).isZero();
  }
}
