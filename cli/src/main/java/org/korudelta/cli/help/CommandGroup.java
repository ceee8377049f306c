package org.korudelta.cli.help;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands, in the order and company in which help lists them. */
public enum CommandGroup {
  SESSION("This shell", "at", "now", "exit"),
  WRITE("Write", "put", "delete", "embed", "import"),
  READ("Read", "get", "contains", "keys", "namespaces"),
  HISTORY("History", "log", "diff", "graph", "watch"),
  VECTORS("Vectors", "search", "navigate", "similar", "walk"),
  DATA("The database as a whole", "shell", "stats", "genome", "export"),
  CHECKS("Check and mend", "verify", "repair", "doctor"),
  BACKUP("Copies of it", "backup", "restore"),
  SPACE("Space and forgetting", "pack", "reclaim", "erase"),
  PROOFS("See it work", "tour", "simulate", "replay", "prove", "conformance"),
  MEASURES("Test and measure", "test", "bench"),
  MORE("More", "completion", "help");

  private final String title;
  private final List<String> names;

  CommandGroup(String title, String... names) {
    this.title = title;
    this.names = List.of(names);
  }

  /** Its heading. */
  public String title() {
    return title;
  }

  /** The names of its commands. */
  public List<String> names() {
    return names;
  }

  /** The group of a command; empty when it has none. */
  public static Optional<CommandGroup> of(String name) {
    return Arrays.stream(values()).filter(group -> group.names.contains(name)).findFirst();
  }
}
