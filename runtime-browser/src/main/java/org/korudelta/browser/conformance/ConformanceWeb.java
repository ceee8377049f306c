package org.korudelta.browser.conformance;

import org.jspecify.annotations.Nullable;
import org.korudelta.browser.ServiceAdapter;
import org.korudelta.browser.WebMember;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Listener;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.Suite;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.worlds.GoldenProgram;
import org.korudelta.worlds.RecordedRun;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** The conformance scenarios as the browser and Node run them. */
public final class ConformanceWeb {

  /** Hears that a scenario ended. */
  @JSFunctor
  public interface Progress extends JSObject {
    /** Takes the scenario's id. */
    void finished(String id);
  }

  private ConformanceWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /**
   * Runs a group of scenarios, for example {@code all}, on this event loop; resolves to the
   * report's JSON. Every world has storage that {@code storage} makes, or memory where there is no
   * such function.
   */
  @JSExport
  public static JSPromise<JSString> runContract(
      String platform, String group, Progress progress, @Nullable FreshStorage storage) {
    return new JSPromise<>(
        (resolve, reject) ->
            Suite.run(
                ScenarioGroup.named(group).scenarios(),
                new WebPlatform(platform, storage),
                listener(progress, report -> resolve.accept(JSString.valueOf(report)))));
  }

  /** Runs the golden programs; gives a line for each, its name and its trace. */
  @JSExport
  public static JSString goldenTraces() {
    return JSString.valueOf(GoldenProgram.traces());
  }

  /** Repeats a recorded run, the text of a {@code *.sim} file; gives a line for each result. */
  @JSExport
  public static JSString replaySim(String sim) {
    return JSString.valueOf(RecordedRun.replay(sim));
  }

  /** Opens a runtime that meets others of this origin. */
  @JSExport
  public static MeetingWeb meet(MeetingWeb.Teller teller) {
    return new MeetingWeb(teller);
  }

  /** Joins the tabs of this origin that share {@code name}. */
  @JSExport
  public static JSPromise<WebMember> join(JSObject name, ServiceAdapter.Opener open) {
    return WebMember.join(name, open);
  }

  private static Listener listener(Progress progress, ReportTarget target) {
    return new Listener() {
      @Override
      public void finished(Cell cell) {
        progress.finished(cell.id());
      }

      @Override
      public void ended(Report report) {
        target.take(ReportJson.text(report));
      }
    };
  }

  @FunctionalInterface
  private interface ReportTarget {
    void take(String json);
  }
}
