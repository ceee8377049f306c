package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of x there are v1 and v2, of y w1 because of v1, and w2 because of v1 and v2. */
class CausalGraphAuditTests {
  private final CausalGraphAudit audit = new CausalGraphAudit();
  private final Map<String, CausalLinks> reported = new HashMap<>();

  @BeforeEach
  void writeFourVersions() {
    write(new TrueVersion("v1", "x", 1, links(List.of(), List.of())));
    write(new TrueVersion("w1", "y", 2, links(List.of(), List.of("v1"))));
    write(new TrueVersion("v2", "x", 3, links(List.of("v1"), List.of())));
    write(new TrueVersion("w2", "y", 4, links(List.of("w1"), List.of("v2", "v1"))));
  }

  private void write(TrueVersion version) {
    audit.written(version);
    reported.put(version.id(), version.links());
  }

  private static CausalLinks links(List<String> parents, List<String> causes) {
    return new CausalLinks(parents, causes);
  }

  private void assertSays(String... sentences) {
    assertThat(audit.check(reported)).hasToString(String.join("\n", sentences));
  }

  @Test
  void check_asItWas_isAccepted() {
    reported.put("w2", links(List.of("w1"), List.of("v1", "v2")));

    assertThat(audit.check(reported)).isEqualTo(new Verdict.Accepted());
  }

  @Test
  void check_versionIsMissing_isNamed() {
    reported.remove("w2");
    assertSays("version w2 of y is missing.");
  }

  @Test
  void check_versionIsInvented_isNamed() {
    reported.put("v9", links(List.of("v2"), List.of()));
    assertSays("version v9 is invented.");
  }

  @Test
  void check_causeIsForgotten_isNamed() {
    reported.put("w2", links(List.of("w1"), List.of("v1")));
    assertSays("version w2 of y: cause v2 is missing.");
  }

  @Test
  void check_causeIsInvented_isNamed() {
    reported.put("v2", links(List.of("v1"), List.of("w1")));
    assertSays("version v2 of x: cause w1 is invented.");
  }

  @Test
  void check_parentIsMissing_isNamed() {
    reported.put("v2", links(List.of(), List.of()));
    assertSays("version v2 of x: parent v1 is missing.");
  }

  @Test
  void check_parentIsAnother_saysWhichAndThatItIsOfAnotherKey() {
    reported.put("v2", links(List.of("w1"), List.of()));
    assertSays(
        "version v2 of x: parent is w1 and should be v1.",
        "version v2 of x: parent w1 is of another key, y.");
  }

  @Test
  void check_edgeLeadsForward_saysSoAndTellsTheCycle() {
    reported.put("v1", links(List.of(), List.of("w2")));
    assertSays(
        "version v1 of x: cause w2 is invented.",
        "version v1 of x: cause w2 is of commit 4, not before 1.",
        "A cycle: v1 has the cause w2, w2 has the cause v1.");
  }

  @Test
  void check_causeOfTheSameCommit_isNotBefore() {
    write(new TrueVersion("v3", "x", 5, links(List.of("v2"), List.of())));
    write(new TrueVersion("w3", "y", 5, links(List.of("w2"), List.of("v3"))));
    assertSays("version w3 of y: cause v3 is of commit 5, not before 5.");
  }

  @Test
  void check_versionIsItsOwnCause_isACycle() {
    reported.put("v9", links(List.of(), List.of("v9")));
    assertSays("version v9 is invented.", "A cycle: v9 has the cause v9.");
  }

  @Test
  void check_perhapsWritten_mayBeReportedOrNot() {
    TrueVersion version = new TrueVersion("v3", "x", 5, links(List.of("v2"), List.of()));
    audit.perhapsWritten(version);
    assertThat(audit.check(reported).isAccepted()).isTrue();

    reported.put("v3", version.links());
    assertThat(audit.check(reported).isAccepted()).isTrue();

    reported.put("v3", links(List.of("v1"), List.of()));
    assertSays("version v3 of x: parent is v1 and should be v2.");
  }

  @Test
  void written_idIsKnown_isRefused() {
    assertThatThrownBy(
            () -> audit.written(new TrueVersion("v1", "z", 9, links(List.of(), List.of()))))
        .hasMessage("version written twice: id=v1");
  }
}
