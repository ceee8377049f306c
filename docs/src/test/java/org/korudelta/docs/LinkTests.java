package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every link of every page leads somewhere. */
class LinkTests {
  private static final Tally TALLY = new Tally();

  @TestFactory
  Stream<DynamicTest> links_ofEveryPage_resolve() throws IOException {
    return Repository.here().pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
  }

  @AfterAll
  static void publish() throws IOException {
    TALLY.publish(Repository.here(), "links");
  }

  private static void check(Page page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Destination destination : page.destinations()) {
      new LinkCheck(page)
          .problem(destination.target())
          .ifPresent(
              why -> broken.add(destination.place() + ": " + destination.target() + " " + why));
      TALLY.count("links");
    }
    TALLY.count("pages");
    assertThat(broken).as("broken links: a reader who follows one stops reading").isEmpty();
  }

  @Test
  void problem_ofLinksThatLeadNowhere_isNamed() throws IOException {
    LinkCheck check = new LinkCheck(Page.read(Repository.here(), Path.of("docs/semantics.md")));

    assertThat(check.problem("nowhere.md")).hasValue("does not exist: docs/nowhere.md");
    assertThat(check.problem("Glossary.md")).hasValue("does not exist: docs/Glossary.md");
    assertThat(check.problem("glossary.md#none")).get().asString().startsWith("no such heading");
    assertThat(check.problem("#none")).get().asString().startsWith("no such heading");
    assertThat(check.problem("../koru#L9999")).hasValue("no such line: koru");
    assertThat(check.problem("../../out")).hasValue("leaves the repository");
    assertThat(check.problem("/etc/passwd")).get().asString().startsWith("is absolute");
    assertThat(check.problem("https:///path")).isPresent();
    assertThat(check.problem("http://example.org")).hasValue("has an unknown scheme: http");
    assertThat(check.problem("two words")).get().asString().startsWith("is no URI");
  }

  @Test
  void problem_ofLinksThatLeadSomewhere_isNone() throws IOException {
    LinkCheck check = new LinkCheck(Page.read(Repository.here(), Path.of("docs/semantics.md")));

    for (String target :
        List.of("glossary.md#the-log", "../koru#L1", "adr", "..", "https://example.org/a#b")) {
      assertThat(check.problem(target)).as(target).isEmpty();
    }
  }

  @Test
  void anchors_ofHeadings_areGitHubs() {
    Anchors anchors = new Anchors();

    List.of("Ten lines, of Java!", "`koru` — the command", "Same", "Same").forEach(anchors::add);

    assertThat(anchors.all())
        .containsExactlyInAnyOrder("ten-lines-of-java", "koru--the-command", "same", "same-1");
  }
}
