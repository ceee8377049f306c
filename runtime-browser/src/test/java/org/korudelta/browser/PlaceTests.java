package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places are what they are called, and a bare isolate refuses what is refused at the edge. */
class PlaceTests {

  @ParameterizedTest
  @CsvSource({
    "PAGE, Window, object, none of Node",
    "PAGE_WASM, Window, object, none of Node",
    "WORKER, DedicatedWorkerGlobalScope, undefined, none of Node",
    "SHARED_WORKER, SharedWorkerGlobalScope, undefined, none of Node",
    "NODE, Object, undefined, main",
    "NODE_THREAD, Object, undefined, worker",
    "ISOLATE, Object, undefined, none of Node",
  })
  void run_where_isThatPlace(Place place, String global, String window, String thread)
      throws Exception {
    assertThat(place.run("korudelta", "where.mjs").text())
        .isEqualTo("global " + global + "\nwindow " + window + "\nthread " + thread + "\n");
  }

  @Test
  void isolate_bundleThatSetsATimerAtItsLoading_isRefused() {
    assertThatThrownBy(() -> Place.ISOLATE.run("timer-at-load", "where.mjs"))
        .hasMessageContaining("touched before the first request: setTimeout");
  }
}
