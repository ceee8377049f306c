package org.korudelta.browser.testing;

import org.jspecify.annotations.Nullable;
import org.korudelta.browser.conformance.ConformanceWeb;
import org.korudelta.browser.conformance.FreshStorage;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.OpenRun;
import org.korudelta.deterministic.simulation.Settings;
import org.korudelta.deterministic.simulation.SimFile;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** What {@code korudelta/testing} imports: the simulator and the conformance scenarios. */
public final class TestingWeb {
  private TestingWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /**
   * A run decided by {@code seed}.
   *
   * @param settings words by name: {@code disk/short-write} is how rare that fault is
   */
  @JSExport
  public static WebRun seeded(double seed, JSObject settings) {
    return Guarded.call(
        () -> new WebRun(OpenRun.of(Choices.seeded((long) seed), settings(settings))));
  }

  private static Settings settings(JSObject words) {
    @SuppressWarnings("unchecked")
    JSMapLike<JSString> map = (JSMapLike<JSString>) words;
    Settings settings = Settings.NONE;
    for (String name : JSObjects.getOwnPropertyNames(words)) {
      settings = settings.with(name, map.get(name).stringValue());
    }
    return settings;
  }

  /** The run that {@code sim}, the text of a {@code *.sim} file, recorded, label by label. */
  @JSExport
  public static WebRun replay(String sim) {
    return Guarded.call(() -> new WebRun(OpenRun.replay(SimFile.parse(sim))));
  }

  /**
   * {@code {world, settings, failureKind, message, traceHash}} of the text of a {@code *.sim} file.
   */
  @JSExport
  public static JSObject recorded(String sim) {
    return Guarded.call(() -> WebRecorded.of(SimFile.parse(sim)));
  }

  static WebRun repeat(Recording recording, Settings settings) {
    return Guarded.call(() -> new WebRun(OpenRun.of(Choices.replay(recording), settings)));
  }

  /** A machine without choices, on a disk in memory: the schedule that ships. */
  @JSExport
  public static WebMachine machine() {
    return new WebMachine(DeterministicRuntime.fifo());
  }

  /** As {@link ConformanceWeb#runContract}. */
  @JSExport
  public static JSPromise<JSString> runContract(
      String platform,
      String group,
      ConformanceWeb.Progress progress,
      @Nullable FreshStorage storage) {
    return Guarded.call(
        () -> {
          ScenarioGroup.named(group); // Refuses one that there is not.
          return ConformanceWeb.runContract(platform, group, progress, storage);
        });
  }

  /** As {@link ConformanceWeb#goldenTraces}. */
  @JSExport
  public static JSString goldenTraces() {
    return ConformanceWeb.goldenTraces();
  }

  /** As {@link ConformanceWeb#replaySim}. */
  @JSExport
  public static JSString replaySim(String sim) {
    return ConformanceWeb.replaySim(sim);
  }
}
