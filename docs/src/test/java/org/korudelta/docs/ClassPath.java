package org.korudelta.docs;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** What the tests run on, jars and class folders, as the reader of a page would have it. */
record ClassPath(List<Path> entries) {
  /** Where {@code java} is. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  static ClassPath ofTests() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    return new ClassPath(Stream.of(entries).map(Path::of).filter(Files::exists).toList());
  }

  /** Makes {@code lib} the folder of jars that a build leaves; the tests' own classes stay out. */
  void packInto(Path lib) throws IOException {
    int index = 0;
    for (Path entry : entries) {
      index++;
      Path jar = lib.resolve(index + ".jar");
      if (Files.isRegularFile(entry)) {
        Files.copy(entry, jar);
      } else if (!entry.endsWith("test-classes")) {
        pack(entry, jar);
      }
    }
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(path).toString()));
        Files.copy(path, out);
      }
    }
  }

  /** The module that {@code entry} is; none where its name can be none, as with "native". */
  private static Stream<ModuleReference> modules(Path entry) {
    try {
      return ModuleFinder.of(entry).findAll().stream();
    } catch (FindException noModule) {
      return Stream.empty();
    }
  }

  /** The packages that our modules promise to everybody, sorted. */
  List<String> promisedPackages() {
    return entries.stream()
        .flatMap(ClassPath::modules)
        .map(ModuleReference::descriptor)
        .filter(module -> module.name().startsWith("org.korudelta"))
        .flatMap(module -> module.exports().stream())
        .filter(exported -> !exported.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .sorted()
        .toList();
  }
}
