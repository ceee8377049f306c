package org.korudelta.browser;

import org.korudelta.browser.conformance.ConformanceWeb;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** The shipped bundle and the conformance bundle in one, and what was reached of them. */
public final class ReachWeb {
  private ReachWeb() {}

  public static void main(String[] arguments) {
    KoruDeltaWeb.main(arguments);
  }

  /** As the package's front door opens a database. */
  @JSExport
  public static JSPromise<WebDatabase> open(StorageAdapter storage, JSObject options) {
    return KoruDeltaWeb.open(storage, options);
  }

  /** As it opens one in memory. */
  @JSExport
  public static JSPromise<WebDatabase> openInMemory(JSObject options) {
    return MemoryWeb.open(options);
  }

  /** As the package's front door makes errors. */
  @JSExport
  public static void errorsAs(ErrorObject.Maker maker) {
    KoruDeltaWeb.errorsAs(maker);
  }

  /** As the conformance page runs the scenarios. */
  @JSExport
  public static JSPromise<JSString> runContract(
      String platform, String group, ConformanceWeb.Progress progress) {
    return ConformanceWeb.runContract(platform, group, progress, null);
  }

  /** The names of the public methods entered so far, one a line. */
  @JSExport
  public static String reached() {
    return Reached.lines();
  }
}
