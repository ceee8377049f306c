package org.korudelta.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.worlds.StandingSearch;
import org.korudelta.worlds.WorldCatalogue;

final class PlantedWorldsTests {
  private static final String PROBE = PlantedProbe.class.getName();
  private static final String SEARCH = StandingSearch.class.getName();

  @Test
  void call_plantedClass_isUsedInsteadOfTheSoundOne() throws Exception {
    try (PlantedWorlds planted = worlds("equal-times");
        PlantedWorlds sound = worlds()) {
      assertThat(planted.call(PROBE, "timeAfter", "7")).isEqualTo("7");
      assertThat(sound.call(PROBE, "timeAfter", "7")).isEqualTo("8");
      assertThat(PlantedProbe.timeAfter("7")).isEqualTo("8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"parent-of-published-head", "tail-loses-first-group"})
  void call_bugThatBreaksRecovery_isFoundByStandingSearch(String name) throws Exception {
    try (PlantedWorlds planted = worlds(name)) {
      assertThat(planted.call(SEARCH, "run", "100")).contains("\nworld engine\n");
    }
  }

  @Test
  void call_soundWorlds_passStandingSearch() throws Exception {
    try (PlantedWorlds sound = worlds()) {
      assertThat(sound.call(SEARCH, "run", "20"))
          .isEqualTo(Integer.toString(20 * WorldCatalogue.NAMES.size()));
    }
  }

  @Test
  void call_errorInside_isNamedByUnavailable() throws Exception {
    try (PlantedWorlds sound = worlds()) {
      assertThatThrownBy(() -> sound.call(PROBE, "fail", "on purpose"))
          .isInstanceOf(KoruException.Unavailable.class)
          .hasMessageContaining("error=java.lang.UnsupportedOperationException: on purpose");
    }
  }

  @Test
  void call_unknownMethod_isNotFound() throws Exception {
    try (PlantedWorlds sound = PlantedWorlds.sound()) {
      assertThatThrownBy(() -> sound.call(SEARCH, "walk", ""))
          .isInstanceOf(KoruException.NotFound.class)
          .hasMessageContaining("method=walk");
    }
  }

  @Test
  void with_bug_hasClassesOfItsOwn() throws Exception {
    PlantedBug bug = PlantedCatalogue.read().bug("equal-times");
    try (PlantedWorlds planted = PlantedWorlds.with(bug)) {
      // Only those of the probe are missing.
      assertThatThrownBy(() -> planted.call(PROBE, "timeAfter", "7"))
          .isInstanceOf(KoruException.NotFound.class);
    }
  }

  private static PlantedWorlds worlds(String... names) throws IOException, URISyntaxException {
    List<Path> folders = new ArrayList<>();
    for (String name : names) {
      folders.add(PlantedCatalogue.read().bug(name).directory());
    }
    folders.add(
        Path.of(PlantedProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    return PlantedWorlds.before(folders);
  }
}
