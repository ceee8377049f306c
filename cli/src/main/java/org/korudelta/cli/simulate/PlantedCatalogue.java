package org.korudelta.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.cli.program.Home;
import org.korudelta.error.KoruException;

/**
 * The planted bugs that the build compiled, by name. Reading costs one small file. Threading:
 * immutable.
 */
final class PlantedCatalogue {
  private static final String BUILD = "; build it with: mvn package, or run ./koru";
  private static final int FIELDS = 4;

  private final List<PlantedBug> bugs;

  private PlantedCatalogue(List<PlantedBug> bugs) {
    this.bugs = List.copyOf(bugs);
  }

  /**
   * The catalogue of the source tree; {@code unavailable} when it was not built, {@code corruption}
   * when it is not one.
   */
  static PlantedCatalogue read() throws IOException {
    return read(Home.path().resolve("worlds/target/planted"));
  }

  /** The catalogue in {@code planted}, each bug's classes beside it. */
  static PlantedCatalogue read(Path planted) throws IOException {
    Path file = planted.resolve("catalogue.txt");
    if (!Files.isRegularFile(file)) {
      throw new KoruException.Unavailable("no planted bugs: file=" + file + BUILD);
    }
    List<PlantedBug> bugs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      bugs.add(bug(line, planted));
    }
    return new PlantedCatalogue(bugs);
  }

  private static PlantedBug bug(String line, Path planted) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new KoruException.Corruption(
          "not a planted bug: fields=" + fields.length + " expected=" + FIELDS + " line=" + line);
    }
    return new PlantedBug(fields[0], fields[1], fields[2], fields[3], planted.resolve(fields[0]));
  }

  /** All of them, in the order of their names. */
  List<PlantedBug> bugs() {
    return bugs;
  }

  /** The bug called {@code name}; {@code not_found} when there is none. */
  PlantedBug bug(String name) {
    for (PlantedBug bug : bugs) {
      if (bug.name().equals(name)) {
        return bug;
      }
    }
    throw new KoruException.NotFound(
        "no such planted bug: name="
            + name
            + " known="
            + bugs.stream().map(PlantedBug::name).toList());
  }
}
