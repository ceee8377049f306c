package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Screen;
import picocli.CommandLine;

/** Every example of every help page, run by a real shell on a scratch copy of real data. */
class ExamplesTests {
  /** These have tests of their own, or are what runs this one. */
  private static final Set<String> RUN_ELSEWHERE =
      Set.of("tour", "simulate", "replay", "prove", "conformance", "test", "bench");

  /** Ids differ from database to database; these stand for the two of text/javascript. */
  private static final List<String> IDS = List.of("89811e3f8a81", "3534d031671b");

  private static List<String> versions = List.of();

  /** Waits for somebody to type. */
  private static final String INTERACTIVE = "koru shell";

  @TempDir static Path prepared;
  @TempDir Path scratch;

  static Stream<String> examples() {
    return tree().getSubcommands().entrySet().stream()
        .filter(command -> !RUN_ELSEWHERE.contains(command.getKey()))
        .flatMap(command -> examples(command.getValue()));
  }

  private static Stream<String> examples(CommandLine command) {
    return Arrays.stream(command.getCommandSpec().usageMessage().footer())
        .filter(line -> !line.startsWith("#") && !line.equals(INTERACTIVE));
  }

  /** What the examples speak of: two users, the MIME types, words, compounds and a colour. */
  @BeforeAll
  static void prepare() throws IOException {
    copySample("mime-history.jsonl.gz");
    copySample("words-8k.jsonl.gz");
    Files.move(prepared.resolve("words-8k.jsonl.gz"), prepared.resolve("words.jsonl.gz"));
    unzip(prepared.resolve("mime-history.jsonl.gz"), prepared.resolve("mime-history.jsonl"));
    Files.writeString(prepared.resolve("alice.json"), "{\"name\":\"Alice\"}");
    Path compounds =
        Files.writeString(
            prepared.resolve("compounds.jsonl"),
            """
            {"key":"acid","vector":[1,0]}
            {"key":"-1-hexene","vector":[0,1]}
            {"key":"water","vector":[1,1]}
            """);
    Terminal koru = Terminal.on(prepared.resolve("koru-data"));
    koru.run("import", prepared.resolve("mime-history.jsonl").toString());
    koru.run("import", compounds.toString(), "--namespace", "compounds");
    koru.run("embed", "colours", "red", "[1,0,0]", "--metadata", "{\"warm\":true}");
    koru.run("put", "users", "alice", "{\"name\":\"Alice\"}");
    koru.run("put", "users", "bob", "{\"name\":\"Bob\"}");
    Terminal.on(prepared.resolve("words-data"))
        .run("import", prepared.resolve("words.jsonl.gz").toString(), "--namespace", "words");
    Terminal.on(prepared.resolve("backup")).run("put", "users", "alice", "1");
    koru.run("backup", prepared.resolve("users.koru").toString());
    versions =
        koru.run("log", "mime", "text/javascript").lines().stream()
            .map(line -> line.split("\t", -1)[1])
            .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_onRealData_works(String line) throws Exception {
    copyPrepared();
    Path database = scratch.resolve("koru-data");
    if (line.contains(" words ")) {
      Files.move(database, scratch.resolve("unused"));
      Files.move(scratch.resolve("words-data"), database);
    } else if (line.contains("koru import") && !line.contains("koru export")) {
      Files.move(database, scratch.resolve("unused"));
    }
    Path err = scratch.resolve("err");

    Process shell =
        new ProcessBuilder("sh", "-c", "koru() { " + koru() + " \"$@\"; }\n" + ids(line))
            .directory(scratch.toFile())
            .redirectOutput(scratch.resolve("out").toFile())
            .redirectError(err.toFile())
            .start();

    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(Files.readString(err)).isEqualTo(ExitCode.OK);
    assertThat(scratch.resolve("out")).isNotEmptyFile();
  }

  @Test
  void examples_ofEveryCommand_areLinesForAShell() {
    for (CommandLine command : tree().getSubcommands().values()) {
      String name = command.getCommandName();
      assertThat(examples(command))
          .as(name)
          .isNotEmpty()
          .allMatch(line -> line.contains("koru " + name));
    }
  }

  @Test
  void examples_ofKoru_areThoseOfItsCommands() {
    assertThat(examples(tree())).isNotEmpty().allMatch(line -> line.startsWith("koru "));
  }

  private static String koru() {
    return List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-cp",
            "'" + System.getProperty("java.class.path") + "'",
            Koru.class.getName())
        .stream()
        .reduce((before, next) -> before + " " + next)
        .orElseThrow();
  }

  private static String ids(String line) {
    return line.replace(IDS.get(0), versions.get(0)).replace(IDS.get(1), versions.get(1));
  }

  private void copyPrepared() throws IOException {
    try (Stream<Path> files = Files.walk(prepared)) {
      for (Path file : files.toList()) {
        Path target = scratch.resolve(prepared.relativize(file).toString());
        if (!Files.isDirectory(file)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private static void copySample(String name) throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream("/org/korudelta/cli/sample/" + name)) {
      Files.copy(in, prepared.resolve(name));
    }
  }

  private static void unzip(Path zipped, Path plain) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
      Files.copy(in, plain);
    }
  }

  private static CommandLine tree() {
    Surroundings around = Terminal.surroundings(new StringWriter(), Screen.PIPE);
    PrintWriter out = new PrintWriter(new StringWriter());
    return Koru.commandLine(new Session(around), out, out);
  }
}
