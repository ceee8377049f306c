package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutJacksonTests {

  @Test
  void module_withoutJacksonOnTheClassPath_worksButForTheBridge(@TempDir Path directory)
      throws Exception {
    String all = System.getProperty("java.class.path");
    String without =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> !entry.contains("jackson"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(without.length()).as("Jackson is on the path of the tests").isLessThan(all.length());

    try (ChildProcess child =
        ChildProcess.startOn(without, WithoutJackson.class, directory.toString(), classes())) {
      assertThat(child.line()).matches("classes=[1-9][0-9]+ value=1");
      assertThat(child.line()).startsWith("missing=com/fasterxml/jackson/");
      assertThat(child.line()).isNull();
    }
  }

  private static String classes() throws Exception {
    return Path.of(
            BlockingKoruDelta.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
