package org.korudelta.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * One request of a lock of the platform, and then the lock (W3C Web Locks API). The platform frees
 * it when its page or worker ends.
 */
final class WebLock {

  /** Who asks for it; called from the platform, and never after {@link WebLock#release()}. */
  interface Asker {
    /** The lock is held from now on. */
    void granted(WebLock lock);

    /** Somebody holds it, and this is not in line: see {@link WebLock#ifFree}. */
    default void busy() {}

    /** The lock was stolen, or, before it is granted, the platform refuses it. */
    void broken(String problem);
  }

  @JSFunctor
  private interface Answer extends JSObject {
    void come(boolean got);
  }

  @JSFunctor
  private interface Refusal extends JSObject {
    void come(String problem);
  }

  private final SafeSink errors;
  private final Asker asker;
  private final EventLoop.Callback free;
  private boolean over;

  private WebLock(SafeSink errors, String name, String way, Asker asker) {
    this.errors = errors;
    this.asker = asker;
    this.free = request(name, way, this::answered, this::refused);
  }

  /** Gets in line. */
  static WebLock queue(SafeSink errors, String name, Asker asker) {
    return new WebLock(errors, name, "", asker);
  }

  /** Takes the lock if nobody holds it, and is busy else. */
  static WebLock ifFree(SafeSink errors, String name, Asker asker) {
    return new WebLock(errors, name, "ifAvailable", asker);
  }

  /** Takes the lock, ahead of the line, whoever holds it: that one is broken. */
  static WebLock steal(SafeSink errors, String name, Asker asker) {
    return new WebLock(errors, name, "steal", asker);
  }

  /**
   * Leaves the line, or gives the lock to the next; harmless when repeated. A request that the
   * platform cannot take back gives the lock to the next when it gets it.
   */
  void release() {
    if (!over) {
      over = true;
      free.call();
    }
  }

  private void answered(boolean got) {
    if (over) {
      return;
    }
    if (got) {
      errors.run("peers", () -> asker.granted(this));
    } else {
      over = true;
      errors.run("peers", asker::busy);
    }
  }

  private void refused(String problem) {
    if (!over) {
      over = true;
      errors.run("peers", () -> asker.broken(problem));
    }
  }

  /** Whether the platform has locks. */
  @JSBody(script = "return typeof navigator === 'object' && !!navigator && !!navigator.locks;")
  static native boolean available();

  /** Gives what frees the lock or ends the wait; only a request in line can be aborted. */
  @JSBody(
      params = {"name", "way", "answered", "refused"},
      script =
          "var free;"
              + "var held = new Promise(function(resolve) { free = resolve; });"
              + "var wait = new AbortController();"
              + "var options = way === 'steal' ? { steal: true }"
              + " : way === 'ifAvailable' ? { ifAvailable: true } : { signal: wait.signal };"
              + "navigator.locks.request(name, options, function(lock) {"
              + "  answered(lock !== null);"
              + "  return lock === null ? null : held;"
              + "}).then(null, function(error) { refused(String(error)); });"
              + "return function() { free(); wait.abort(); };")
  private static native EventLoop.Callback request(
      String name, String way, Answer answered, Refusal refused);
}
