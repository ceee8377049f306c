package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures and layouts claim nothing that could be run: a command among them would go unproven. */
final class PictureProof implements Proof {
  @Override
  public void check(Block block) {
    assertThat(block.text().lines())
        .as("%s: commands belong into a block of language console", block)
        .noneMatch(line -> line.startsWith("$ ") || line.startsWith("./koru "));
  }
}
