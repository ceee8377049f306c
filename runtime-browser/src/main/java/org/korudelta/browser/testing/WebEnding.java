package org.korudelta.browser.testing;

import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.OpenRun;
import org.korudelta.deterministic.simulation.Run;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** How a run ended. */
public final class WebEnding {
  private final OpenRun open;
  final Run run;

  WebEnding(OpenRun open, Run run) {
    this.open = open;
    this.run = run;
  }

  /**
   * {@code {passed, overrun, failure?, steps, operations, crashes, traceHash, choices, marks}}: the
   * failure is {@code {kind, message}}, the hash 16 hexadecimal digits, choices are arrays of
   * numbers by their stream, marks numbers by their name.
   */
  @JSExport
  public JSObject report() {
    JSMapLike<JSObject> report = JSObjects.create();
    report.set("passed", JSBoolean.valueOf(run.verdict() == Run.Verdict.PASSED));
    report.set("overrun", JSBoolean.valueOf(run.verdict() == Run.Verdict.OVERRUN));
    run.failure().ifPresent(failure -> report.set("failure", failure(failure)));
    report.set("steps", JSNumber.valueOf(run.substance().steps()));
    report.set("operations", JSNumber.valueOf(run.substance().operations()));
    report.set("crashes", JSNumber.valueOf(run.substance().crashes()));
    report.set("traceHash", JSString.valueOf(HexHash.text(run.traceHash())));
    report.set("choices", choices(run.recording()));
    report.set("marks", marks());
    return report;
  }

  private static JSObject failure(Failure failure) {
    JSMapLike<JSObject> object = JSObjects.create();
    object.set("kind", JSString.valueOf(failure.kind()));
    object.set("message", JSString.valueOf(failure.message()));
    return object;
  }

  private static JSObject choices(Recording recording) {
    JSMapLike<JSObject> streams = JSObjects.create();
    for (String stream : recording.streams()) {
      JSArray<JSNumber> numbers = numbers(recording.choices(stream));
      if (numbers.getLength() > 0) {
        streams.set(stream, numbers);
      }
    }
    return streams;
  }

  /** Without the zeros at the end, which count for nothing. */
  private static JSArray<JSNumber> numbers(int[] choices) {
    int length = choices.length;
    while (length > 0 && choices[length - 1] == 0) {
      length--;
    }
    JSArray<JSNumber> numbers = new JSArray<>();
    for (int i = 0; i < length; i++) {
      numbers.push(JSNumber.valueOf(choices[i]));
    }
    return numbers;
  }

  private JSObject marks() {
    JSMapLike<JSObject> marks = JSObjects.create();
    run.marks().forEach((mark, times) -> marks.set(mark, JSNumber.valueOf(times)));
    return marks;
  }

  /** The text of the {@code *.sim} file that repeats the run of the world {@code name}. */
  @JSExport
  public String sim(String name) {
    return Guarded.call(() -> open.file(name, run).text());
  }

  /** Where the run asked for other choices than were recorded, in sentences. */
  @JSExport
  public JSArray<JSString> drift() {
    JSArray<JSString> drift = new JSArray<>();
    open.drift().forEach(sentence -> drift.push(JSString.valueOf(sentence)));
    return drift;
  }

  /** The same run once more, place by place. */
  @JSExport
  public WebRun again() {
    return TestingWeb.repeat(run.recording(), open.settings());
  }

  /** The search for the simplest run that fails like this one. */
  @JSExport
  public WebShrinking shrinking() {
    return new WebShrinking(run, open.settings());
  }
}
