package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A build of one module that runs one test: it is not run, but both are there.
 *
 * @param module what follows {@code -pl}
 * @param test what {@code -Dtest=} names
 */
record MavenCommand(String module, String test) {
  private static final String TEST = "-Dtest=";

  static MavenCommand of(String command) {
    List<String> words = List.of(command.split(" +"));
    String test =
        words.stream().filter(word -> word.startsWith(TEST)).findFirst().orElse(TEST + "none");
    return new MavenCommand(words.get(words.indexOf("-pl") + 1), test.substring(TEST.length()));
  }

  void check(Place place) throws IOException {
    Path folder = Repository.here().root().resolve(module);
    assertThat(folder.resolve("pom.xml")).as("%s: module", place).isRegularFile();
    try (Stream<Path> tests = Files.walk(folder.resolve("src/test/java"))) {
      assertThat(tests.map(file -> file.getFileName().toString()).toList())
          .as("%s: test", place)
          .contains(test + ".java");
    }
  }
}
