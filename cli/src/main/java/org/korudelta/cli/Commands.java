package org.korudelta.cli;

import java.util.List;
import org.korudelta.cli.conformance.ConformanceCommand;
import org.korudelta.cli.prove.ProveCommand;
import org.korudelta.cli.simulate.ReplayCommand;
import org.korudelta.cli.simulate.SimulateCommand;
import org.korudelta.cli.tour.TourCommand;
import picocli.CommandLine;

/**
 * The commands of {@code koru} by name.
 *
 * <p>Most runs spell one out: then only that one is loaded and looked into, which is a good part of
 * the time that a short command takes.
 */
final class Commands {
  /** Every name, in the order of help's groups. */
  static final List<String> NAMES =
      List.of(
          "put",
          "delete",
          "embed",
          "import",
          "get",
          "contains",
          "keys",
          "namespaces",
          "log",
          "diff",
          "watch",
          "graph",
          "search",
          "navigate",
          "similar",
          "walk",
          "shell",
          "stats",
          "genome",
          "export",
          "verify",
          "repair",
          "doctor",
          "backup",
          "restore",
          "pack",
          "reclaim",
          "erase",
          "tour",
          "simulate",
          "replay",
          "prove",
          "conformance",
          "test",
          "bench",
          "completion",
          "help");

  /** These speak of the others. */
  private static final List<String> OF_ALL = List.of("completion", "help");

  private Commands() {}

  /** Gives {@code root} what {@code arguments} need of them: the one they begin with, or all. */
  static void add(CommandLine root, String... arguments) {
    if (alone(arguments)) {
      add(root, arguments[0]);
    } else {
      NAMES.forEach(name -> add(root, name));
    }
  }

  /** Whether the first word is a command spelt out and nobody asks for help, which names others. */
  private static boolean alone(String... arguments) {
    boolean named = arguments.length > 0 && NAMES.contains(arguments[0]);
    if (!named || OF_ALL.contains(arguments[0])) {
      return false;
    }
    for (String argument : arguments) {
      if (argument.startsWith("-h") || argument.startsWith("--h")) {
        return false;
      }
    }
    return true;
  }

  private static void add(CommandLine root, String name) {
    root.addSubcommand(name, type(name));
  }

  private static Class<?> type(String name) {
    return switch (name) {
      case "put" -> PutCommand.class;
      case "delete" -> DeleteCommand.class;
      case "embed" -> EmbedCommand.class;
      case "import" -> ImportCommand.class;
      case "get" -> GetCommand.class;
      case "contains" -> ContainsCommand.class;
      case "keys" -> KeysCommand.class;
      case "namespaces" -> NamespacesCommand.class;
      case "log" -> LogCommand.class;
      case "diff" -> DiffCommand.class;
      case "watch" -> WatchCommand.class;
      case "graph" -> GraphCommand.class;
      case "search" -> SearchCommand.class;
      case "navigate" -> NavigateCommand.class;
      case "similar" -> SimilarCommand.class;
      case "walk" -> WalkCommand.class;
      case "shell" -> ShellCommand.class;
      case "stats" -> StatsCommand.class;
      case "genome" -> GenomeCommand.class;
      case "export" -> ExportCommand.class;
      case "verify" -> VerifyCommand.class;
      case "repair" -> RepairCommand.class;
      case "doctor" -> DoctorCommand.class;
      case "backup" -> BackupCommand.class;
      case "restore" -> RestoreCommand.class;
      case "pack" -> PackCommand.class;
      case "reclaim" -> ReclaimCommand.class;
      case "erase" -> EraseCommand.class;
      case "tour" -> TourCommand.class;
      default -> typeOfProof(name);
    };
  }

  /** Of those that are about the program and its proofs, and no data. */
  private static Class<?> typeOfProof(String name) {
    return switch (name) {
      case "simulate" -> SimulateCommand.class;
      case "replay" -> ReplayCommand.class;
      case "prove" -> ProveCommand.class;
      case "conformance" -> ConformanceCommand.class;
      case "test" -> TestCommand.class;
      case "bench" -> BenchCommand.class;
      case "completion" -> CompletionCommand.class;
      case "help" -> HelpCommand.class;
      default -> throw new AssertionError("no such command: " + name);
    };
  }
}
