package org.korudelta.deterministic.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.korudelta.deterministic.simulation.SimFile;
import org.korudelta.error.KoruException;

/**
 * Where a {@code .sim} file is.
 *
 * @param name its last word
 * @param place where it was found, for a message
 * @param url to read it from
 */
record SavedRun(String name, String place, URL url) {

  /** The file or the resource {@code named}; {@code not_found} where it is neither. */
  static SavedRun named(String named, ClassLoader loader) {
    if (Files.isRegularFile(Path.of(named))) {
      return of(Path.of(named));
    }
    URL resource = loader.getResource(named);
    if (resource == null) {
      throw new KoruException.NotFound(
          "no such file and no such resource: replay="
              + named
              + " folder="
              + Path.of("").toAbsolutePath());
    }
    return new SavedRun(named, named, resource);
  }

  /** The regressions of {@code test} on its class path, sorted by name. */
  static List<SavedRun> regressionsOf(TestName test) {
    List<SavedRun> found = new ArrayList<>();
    try {
      for (URL folder : Collections.list(loader(test).getResources(test.folder()))) {
        if (folder.getProtocol().equals("file")) {
          addRegressions(test, Path.of(URI.create(folder.toString())), found);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  private static void addRegressions(TestName test, Path folder, List<SavedRun> found)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> test.isRegression(file.getFileName().toString()))
          .sorted()
          .map(SavedRun::of)
          .forEach(found::add);
    }
  }

  /** The class loader that has the resources of {@code test}. */
  static ClassLoader loader(TestName test) {
    ClassLoader loader = test.type().getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  private static SavedRun of(Path file) {
    try {
      return new SavedRun(file.getFileName().toString(), file.toString(), file.toUri().toURL());
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Reads it; {@code bad_request} names the line where it is no such file. */
  SimFile read() {
    try (InputStream in = url.openStream()) {
      return SimFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
