package org.korudelta.browser;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * A service written in JavaScript, with the meaning of {@link org.korudelta.shared.Service}. Each
 * answer is a value or a thenable of it; a failure is thrown or rejected, with one of the stable
 * codes as its {@code code} where it has one.
 */
public interface ServiceAdapter extends JSObject {

  /** Opens the service; answers it. */
  @JSFunctor
  interface Opener extends JSObject {
    /** Answers a {@link ServiceAdapter}. */
    JSObject open();
  }

  /** Answers a {@code Uint8Array}; the request is the service's from then on. */
  JSObject call(Uint8Array request, String member);

  /** Frees what {@code member} has. */
  void memberGone(String member);

  /** Answers when it is closed. */
  JSObject close();
}
