package org.korudelta.browser.testing;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What goes on in JavaScript when something is there. Does not throw. */
@JSFunctor
public interface Wake extends JSObject {

  /** Goes on. */
  void wake();
}
