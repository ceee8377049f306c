package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamSource;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * What the npm package does to a database that nobody has open, and loads only when it is asked
 * for.
 */
public final class ToolsWeb {
  /** Findings that are listed; all are counted. */
  private static final int FINDINGS_MAX = 1_000;

  private ToolsWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /** As {@link KoruDeltaWeb#errorsAs}. */
  @JSExport
  public static void errorsAs(ErrorObject.Maker maker) {
    ErrorObject.madeBy(maker);
  }

  /**
   * Brings in an export; resolves to {@code {versions, commits, bytes, root}}.
   *
   * @param pull gives the next piece, a {@code Uint8Array}, or null at the end, or a promise of it
   */
  @JSExport
  public static JSPromise<JSObject> restore(StorageAdapter storage, JSObject pull) {
    return Bridge.promise(
        () -> onRuntime(storage, runtime -> restored(runtime, pull)), answer -> answer);
  }

  private static Promise<JSObject> restored(AsyncRuntime runtime, JSObject pull) {
    ScriptAnswers answers = new ScriptAnswers(runtime);
    StreamSource source = () -> answers.of("import", "", () -> next(pull), ToolsWeb::bytes);
    return KoruDelta.restore(runtime, Options.defaults(), source)
        .map(
            report ->
                report(
                    (double) report.versions(),
                    (double) report.commits(),
                    (double) report.bytes(),
                    report.genome().root()));
  }

  private static byte[] bytes(@Nullable JSObject piece) {
    byte[] bytes = Bytes.ofOptional(piece);
    return bytes == null ? new byte[0] : bytes;
  }

  /** Checks everything; resolves to {@code {sound, versions, commits, findings}}. */
  @JSExport
  public static JSPromise<JSObject> verify(StorageAdapter storage) {
    return Bridge.promise(() -> onRuntime(storage, ToolsWeb::verified), answer -> answer);
  }

  private static Promise<JSObject> verified(AsyncRuntime runtime) {
    List<String> findings = new ArrayList<>();
    return KoruDelta.verify(
            runtime,
            Options.defaults(),
            finding -> {
              if (findings.size() < FINDINGS_MAX) {
                findings.add(finding.text());
              }
            })
        .map(
            found ->
                verification(
                    found.sound(),
                    (double) found.versions(),
                    (double) found.commits(),
                    PlainObjects.texts(findings)));
  }

  /** Whatever comes of it, nothing of {@code storage} stays open. */
  private static <T> Promise<T> onRuntime(
      StorageAdapter storage, Function<AsyncRuntime, Promise<T>> work) {
    AsyncRuntime runtime = BrowserRuntime.open(ErrorSink.console(), storage);
    return work.apply(runtime)
        .handle(
            outcome -> runtime.close(WebDatabase.GRACE).then(unended -> again(runtime, outcome)));
  }

  private static <T> Promise<T> again(AsyncRuntime runtime, Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      return runtime.completed(success.value());
    }
    return outcome instanceof Outcome.Failure<T> failure
        ? runtime.failed(failure.error())
        : runtime.failed(new KoruException.Cancelled("cancelled"));
  }

  @JSBody(params = "pull", script = "return pull();")
  private static native JSObject next(JSObject pull);

  @JSBody(
      params = {"versions", "commits", "bytes", "root"},
      script = "return {versions: versions, commits: commits, bytes: bytes, root: root};")
  private static native JSObject report(double versions, double commits, double bytes, String root);

  @JSBody(
      params = {"sound", "versions", "commits", "findings"},
      script = "return {sound: sound, versions: versions, commits: commits, findings: findings};")
  private static native JSObject verification(
      boolean sound, double versions, double commits, JSObject findings);
}
