package org.korudelta.browser;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** What tabs import to share a service, a module of its own. */
public final class TabsWeb {
  private TabsWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /** As {@link WebMember#join}. */
  @JSExport
  public static JSPromise<WebMember> join(JSObject name, ServiceAdapter.Opener open) {
    return WebMember.join(name, open);
  }

  /** As {@link KoruDeltaWeb#errorsAs}. */
  @JSExport
  public static void errorsAs(ErrorObject.Maker maker) {
    ErrorObject.madeBy(maker);
  }
}
