package org.korudelta.web;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Build step of runtime-browser's tests: compiles a bundle in which every public method says that
 * it was entered, so that a run in a browser can tell which were, and lists those methods.
 *
 * <p>Arguments: {@code <class path> <classes> <test classes> <target directory>}. Leaves {@code
 * reach/korudelta-reach.js} and {@code reach/methods.txt} there; what an earlier run reached goes.
 */
public final class ReachBuild {
  private static final String PACKAGE = "org.korudelta.browser";
  private static final String MAIN = PACKAGE + ".ReachWeb";

  private ReachBuild() {}

  public static void main(String[] arguments) throws Exception {
    var classes = Path.of(arguments[1]);
    var tests = Path.of(arguments[2]);
    var target = Path.of(arguments[3], "reach");
    Files.createDirectories(target);
    Files.deleteIfExists(target.resolve("reached.txt"));
    var marked = target.resolve("classes");
    var methods = MarkedClasses.copy(classes, PACKAGE, marked);
    Files.write(target.resolve("methods.txt"), methods);
    var others =
        Stream.of(arguments[0].split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> Files.exists(entry) && !entry.equals(classes));
    new WebBundle(
            MAIN,
            target.resolve("korudelta-reach.js"),
            WebTarget.PLAIN,
            Stream.concat(Stream.of(marked, tests), others).toList())
        .build();
  }
}
