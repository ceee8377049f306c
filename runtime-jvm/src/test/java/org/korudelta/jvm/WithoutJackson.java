package org.korudelta.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.korudelta.json.Json;

/**
 * Loads every class of the module but the bridge, uses a database, and prints how many classes
 * there were, or what was missing. Arguments: a data directory, the module's folder of classes.
 */
final class WithoutJackson {
  private WithoutJackson() {}

  public static void main(String[] arguments) throws Exception {
    int loaded = 0;
    for (String name : classes(Path.of(arguments[1]))) {
      touch(name);
      loaded++;
    }
    try (BlockingKoruDelta db = BlockingKoruDelta.open(Path.of(arguments[0]))) {
      db.put("plain", "key", Json.parse("1"));
      System.out.println(
          "classes=" + loaded + " value=" + db.get("plain", "key").orElseThrow().value());
    }
    try {
      touch("org.korudelta.jvm.jackson.JacksonBridge");
      System.out.println("Jackson is here");
    } catch (NoClassDefFoundError missing) {
      System.out.println("missing=" + missing.getMessage());
    }
  }

  /** Loads a class and the types of its methods. */
  private static void touch(String name) throws ClassNotFoundException {
    Object unused = Class.forName(name).getDeclaredMethods();
  }

  private static List<String> classes(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith("org/") && name.endsWith(".class"))
          .filter(name -> !name.contains("/jackson/") && !name.endsWith("package-info.class"))
          .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }
}
