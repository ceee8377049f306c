package org.korudelta.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;

final class PlantedCatalogueTests {
  @TempDir Path planted;

  @Test
  void read_sourceTree_hasBugsOfAllAreasWithClasses() throws IOException {
    PlantedCatalogue catalogue = PlantedCatalogue.read();

    assertThat(catalogue.bugs())
        .hasSizeGreaterThanOrEqualTo(20)
        .allSatisfy(bug -> assertThat(bug.directory()).isDirectory().isNotEmptyDirectory())
        .allSatisfy(bug -> assertThat(bug.breaks()).matches("[A-Z]\\d+(, [A-Z]\\d+)*"))
        .allSatisfy(bug -> assertThat(bug.description()).endsWith("."))
        .extracting(PlantedBug::area)
        .contains("runtime", "log", "commits", "recovery", "parents", "causes", "index");
  }

  @Test
  void read_line_isBugWithItsFields() throws IOException {
    write("some-bug\tlog\tS1, S2\tIt forgets.\n");

    assertThat(PlantedCatalogue.read(planted).bug("some-bug"))
        .isEqualTo(
            new PlantedBug(
                "some-bug", "log", "S1, S2", "It forgets.", planted.resolve("some-bug")));
  }

  @Test
  void read_fieldMissing_isCorruption() throws IOException {
    write("some-bug\tlog\n");

    assertThatThrownBy(() -> PlantedCatalogue.read(planted))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("fields=2 expected=4 line=some-bug");
  }

  @Test
  void read_nothingBuilt_isUnavailable() {
    assertThatThrownBy(() -> PlantedCatalogue.read(planted))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("catalogue.txt");
  }

  @Test
  void bug_unknownName_isNotFoundAndNamesTheKnown() throws IOException {
    write("some-bug\tlog\tS1\tIt forgets.\n");

    assertThatThrownBy(() -> PlantedCatalogue.read(planted).bug("other"))
        .isInstanceOf(KoruException.NotFound.class)
        .hasMessageContaining("name=other known=[some-bug]");
  }

  private void write(String text) throws IOException {
    Files.writeString(planted.resolve("catalogue.txt"), text);
  }
}
