package org.korudelta.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A clone as it is after a build, as far as pages mention it: the launcher, the jars, the sample
 * data.
 */
record BuiltClone(Path folder) {
  private static final Path SAMPLES = Path.of("cli/src/main/resources/org/korudelta/cli/sample");

  static BuiltClone in(Path folder, Repository repository) throws IOException {
    BuiltClone clone = new BuiltClone(folder);
    Files.createDirectories(clone.lib());
    ClassPath.ofTests().packInto(clone.lib());
    Path launcher = Files.writeString(folder.resolve("koru"), clone.launcher());
    if (!launcher.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + launcher);
    }
    Path samples = Files.createDirectories(folder.resolve(SAMPLES));
    for (String name : List.of("mime-history.jsonl.gz", "words-8k.jsonl.gz")) {
      Files.copy(repository.root().resolve(SAMPLES).resolve(name), samples.resolve(name));
    }
    return clone;
  }

  /** Makes {@code copy} one more clone, that shares what is built. */
  void share(Path copy) throws IOException {
    Files.createDirectories(copy);
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        Files.createSymbolicLink(copy.resolve(child.getFileName()), child);
      }
    }
  }

  /** The jars that a build leaves. */
  Path lib() {
    return folder.resolve("cli/target/lib");
  }

  /** Stands for the launcher of a clone that is built: it runs the classes under test. */
  private String launcher() {
    return """
    #!/bin/sh
    main=org.korudelta.cli.Koru
    if [ "${1:-}" = bench ]; then
      shift
      main=org.korudelta.benchmarks.Bench
    fi
    exec '%s' -XX:TieredStopAtLevel=1 -cp '%s/*' -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
    -Dstderr.encoding=UTF-8 $main "$@"
    """
        .formatted(ClassPath.JAVA.resolve("java"), lib());
  }
}
