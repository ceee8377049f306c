package org.korudelta.conformance.broken;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;

/** A layer over a runtime that changes nothing; broken ones override what they break. */
abstract class LayeredRuntime extends ForwardingRuntime {
  private final AsyncRuntime sound;

  LayeredRuntime(AsyncRuntime sound) {
    this.sound = sound;
  }

  @Override
  protected final AsyncRuntime delegate() {
    return sound;
  }
}
