package org.korudelta.benchmarks.vector.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.cli.program.Script;

/** The trials in Node: whoever can be had, each in a process of its own. */
public final class NodeVectors {
  private final NodeShape shape;
  private final Path data;
  private final Pattern only;

  /**
   * Of those rows that have {@code only} in {@code operation / who}.
   *
   * @param data where the files of the vectors are, and the packages go
   */
  public NodeVectors(NodeShape shape, Path data, Pattern only) {
    this.shape = shape;
    this.data = data;
    this.only = only;
  }

  /**
   * Installs who is asked for; {@code progress} hears who cannot be had, and where it is said why.
   */
  public Part part(Consumer<String> progress) throws IOException {
    NodeModules modules = new NodeModules(data.resolve("npm"));
    List<Trial> trials = new ArrayList<>();
    for (NodePeer peer : NodePeer.ALL) {
      if (!isWanted(peer)) {
        continue;
      }
      if (modules.has(peer)) {
        trials.add(new NodeVectorTrial(peer, shape, data, modules));
      } else {
        progress.accept(peer.name() + " cannot be installed: log=" + modules.log(peer));
      }
    }
    return new Part("node", trials);
  }

  private boolean isWanted(NodePeer peer) {
    for (NodeRow row : NodeRow.values()) {
      if (only.matcher(row.label() + " / " + peer.name()).find()) {
        return true;
      }
    }
    return false;
  }

  /** The scripts, in {@code folder}. */
  static Path scripts(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : List.of("vectors.mjs", "peers.mjs")) {
      Files.writeString(folder.resolve(name), Script.text(NodeVectors.class, name));
    }
    return folder.resolve("vectors.mjs");
  }
}
