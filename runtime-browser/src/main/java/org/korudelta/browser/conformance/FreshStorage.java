package org.korudelta.browser.conformance;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Makes storage adapters for worlds, each over storage of its own. */
@JSFunctor
public interface FreshStorage extends JSObject {

  /** An adapter over fresh, empty storage, or a promise of one. */
  JSObject make();
}
