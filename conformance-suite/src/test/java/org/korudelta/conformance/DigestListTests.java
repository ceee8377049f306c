package org.korudelta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.conformance.broken.PlainPlatform;
import org.korudelta.conformance.scenarios.Catalogue;

/**
 * The reviewed list of digests. All platforms run the same portable code: a change of it is
 * observed alike everywhere, and only here. To accept what is observed now, and then read the
 * difference: {@code mvn -pl conformance-suite -am test -Dtest=DigestListTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Dkoru.digests=accept}.
 */
@Timeout(120)
class DigestListTests {
  private static final Path REVIEWED = Path.of("digests.txt");
  private static final String HOW_TO_ACCEPT =
      "; if all of this is meant, run mvn -pl conformance-suite -am test -Dtest=DigestListTests"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dkoru.digests=accept and read the change of"
          + " conformance-suite/digests.txt";

  @Test
  void catalogue_onThePlainPlatform_observesTheReviewedDigests() throws IOException {
    DigestList observed = DigestList.of(run());
    if (System.getProperty("koru.digests", "").equals("accept")) {
      observed.write(REVIEWED);
    }
    String difference = DigestList.read(REVIEWED).difference(observed);

    assertThat(difference).as(difference + HOW_TO_ACCEPT).isEmpty();
  }

  @Test
  void difference_eachKind_namesTheIds() {
    DigestList reviewed = new DigestList(Map.of("R1.same", "a", "R1.other", "a", "R1.gone", "a"));
    DigestList observed = new DigestList(Map.of("R1.same", "a", "R1.other", "b", "R1.new", "a"));

    assertThat(reviewed.difference(reviewed)).isEmpty();
    assertThat(reviewed.difference(observed))
        .isEqualTo("changed: [R1.other] no longer observed: [R1.gone] new: [R1.new]");
  }

  private static Report run() {
    List<Report> reports = new ArrayList<>();
    Suite.run(Catalogue.scenarios(), PlainPlatform.sound(), reports::add);
    return reports.get(0);
  }
}
