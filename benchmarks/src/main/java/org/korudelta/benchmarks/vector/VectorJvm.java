package org.korudelta.benchmarks.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.machine.ScratchDirectory;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;
import org.korudelta.cli.conformance.InstalledJava;

/**
 * JVMs of one installation for {@link VectorProcess}: with the class path of this one and the
 * Vector API, which all of those beside us use.
 *
 * @param data where the files of the vectors are
 */
record VectorJvm(InstalledJava java, VectorShape shape, Path data) {
  /** Of each process that holds one of the sets. */
  static final int HEAP_MEBIBYTES = 4_096;

  /** Of the process that holds a million. */
  static final int SMALL_HEAP_MEBIBYTES = 1_536;

  /** Makes what is needed of {@code set} beforehand: whoever starts finds it. */
  void prepare(DataSet set) throws IOException {
    set.prepare(data);
    set.truth(data, set.open(data, shape.sizeOf(set), shape.queriesOf(set)));
  }

  /** One who searches {@code set}, with a directory of its own. */
  VectorChild start(VectorPeerKind kind, DataSet set, ScratchDirectory own, Path log)
      throws IOException {
    int heap = set == DataSet.MILLION ? SMALL_HEAP_MEBIBYTES : HEAP_MEBIBYTES;
    List<String> command =
        new ArrayList<>(
            List.of(
                java.program().toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseTransparentHugePages",
                "--add-modules=jdk.incubator.vector",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                VectorProcess.class.getName()));
    command.addAll(
        VectorProcess.said(kind, set, shape, new VectorProcess.Folders(data, own.path())));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new VectorChild(process, log);
  }
}
