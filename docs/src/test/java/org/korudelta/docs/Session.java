package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One reading of one page, from top to bottom, in one workplace.
 *
 * <p>Languages: {@code console} is run line by line, {@code java} compiled and, when it is
 * statements, run, {@code json}, {@code jsonl} and {@code xml} are parsed, {@code text} is a
 * picture or a layout.
 */
final class Session {
  /** Its blocks are compiled and run by the package's own tests: test/examples/readme.test.js. */
  private static final Path PACKAGE = Path.of("runtime-browser", "npm", "README.md");

  private final Tally tally;
  private final CommandProof commands;
  private final Map<String, Proof> proofs = new TreeMap<>();

  Session(Workplace workplace, Repository repository, Tally tally) {
    this.tally = tally;
    this.commands = new CommandProof(tally);
    proofs.put("console", new ConsoleProof(workplace, commands, tally));
    proofs.put("java", new JavaProof(workplace));
    proofs.put("json", new JsonProof());
    proofs.put("jsonl", new JsonLinesProof());
    proofs.put("text", new PictureProof());
    proofs.put("xml", new XmlProof(repository));
  }

  void check(Block block) throws Exception {
    if (block.place().file().endsWith(PACKAGE)) {
      return;
    }
    assertThat(List.copyOf(proofs.keySet()))
        .as(
            "%s: the language of a block says how it is proven: '%s'",
            block.place(), block.language())
        .contains(block.language());
    proofs.get(block.language()).check(block);
    tally.count(block.language() + " blocks");
  }

  void check(Mention mention) {
    commands.check(mention.place(), mention.code());
  }
}
