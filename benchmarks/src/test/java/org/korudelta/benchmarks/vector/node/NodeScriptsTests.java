package org.korudelta.benchmarks.vector.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.program.ReportingProcess;

@Timeout(120)
class NodeScriptsTests {
  @TempDir private Path folder;

  /** Whoever is measured has a script that makes it, by the same name. */
  @Test
  void peers_all_areThoseOfTheScripts() throws IOException {
    Path peers = NodeVectors.scripts(folder).resolveSibling("peers.mjs");
    String text =
        "const {PEERS} = await import('"
            + peers.toUri()
            + "');console.log('report ' + Object.keys(PEERS).join());";
    String said =
        ReportingProcess.run(
            List.of("node", "--input-type=module", "--eval", text), 60, done -> {});

    assertThat(said.split(",", -1))
        .containsExactlyElementsOf(NodePeer.ALL.stream().map(NodePeer::name).toList());
  }
}
