package org.korudelta.benchmarks.vector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.benchmarks.vector.peer.VectorPeer;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/**
 * A process that holds one of those who search, and does what it is told: a line of words on the
 * standard input each, answered by some lines and {@link #DONE}. It ends with its input.
 */
final class VectorProcess {
  /** The last line of each answer. */
  static final String DONE = "done";

  private VectorProcess() {}

  /**
   * Where it works.
   *
   * @param data where the files of the vectors are
   * @param own a directory of its own
   */
  record Folders(Path data, Path own) {}

  /** Its arguments. */
  static List<String> said(VectorPeerKind kind, DataSet set, VectorShape shape, Folders folders) {
    return List.of(
        kind.name(),
        set.name(),
        Integer.toString(shape.sizeOf(set)),
        Integer.toString(shape.queriesOf(set)),
        folders.data().toString(),
        folders.own().toString());
  }

  public static void main(String[] arguments) throws IOException {
    DataSet set = DataSet.valueOf(arguments[1]);
    Path data = Path.of(arguments[4]);
    VectorSet vectors =
        set.open(data, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    try (VectorPeer peer = VectorPeerKind.valueOf(arguments[0]).open(Path.of(arguments[5]))) {
      VectorWork work = new VectorWork(peer, vectors, set.truth(data, vectors));
      answer(work, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }
    // Whatever a peer's threads still do.
    System.exit(0);
  }

  private static void answer(VectorWork work, BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = Arrays.asList(line.split(" ", -1));
      work.run(Order.valueOf(words.get(0)), Integer.parseInt(words.get(1)))
          .forEach(System.out::println);
      System.out.println(DONE);
    }
  }
}
