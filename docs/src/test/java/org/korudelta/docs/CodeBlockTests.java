package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What pages show is true: every block is run, compiled or parsed, and every command that a
 * sentence names exists. A page is one {@link Session}.
 */
class CodeBlockTests {
  private static final Tally TALLY = new Tally();

  @TempDir static Path directory;

  @TestFactory
  Stream<DynamicNode> blocks_ofEveryPage_doWhatTheySay() throws IOException {
    Repository repository = Repository.here();
    BuiltClone built = BuiltClone.in(directory.resolve("built"), repository);
    List<DynamicNode> pages = new ArrayList<>();
    for (Page page : repository.pages()) {
      Path own = directory.resolve("page-" + pages.size());
      Session session = new Session(Workplace.of(built, own), repository, TALLY);
      pages.add(DynamicContainer.dynamicContainer(at -> read(at, page, session)));
    }
    return pages.stream();
  }

  /** A page is read from top to bottom, while others are read too. */
  private static void read(DynamicContainer.Configuration at, Page page, Session session) {
    at.displayName(page.toString())
        .executionMode(ExecutionMode.CONCURRENT)
        .childExecutionMode(ExecutionMode.SAME_THREAD)
        .children(tests(page, session));
  }

  @AfterAll
  static void publish() throws IOException {
    TALLY.publish(Repository.here(), "code-blocks");
  }

  /** Blocks from top to bottom, then commands in sentences. */
  private static Stream<DynamicTest> tests(Page page, Session session) {
    Stream<DynamicTest> blocks =
        page.blocks().stream()
            .map(block -> DynamicTest.dynamicTest(block.toString(), () -> session.check(block)));
    Stream<DynamicTest> mentions =
        page.mentions().stream()
            .filter(Mention::isCommand)
            .map(
                mention ->
                    DynamicTest.dynamicTest(
                        mention.place() + " " + mention.code(), () -> session.check(mention)));
    return Stream.concat(blocks, mentions);
  }

  @Test
  void commandsProvenElsewhere_haveTheirTest() throws IOException {
    Path root = Repository.here().root();

    assertThat(ProvenElsewhere.ALL)
        .allSatisfy(known -> assertThat(root.resolve(known.prover())).isRegularFile());
  }
}
