package org.korudelta.browser.conformance;

import org.jspecify.annotations.Nullable;
import org.korudelta.browser.StorageAdapter;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What JavaScript gave to make storage of, as an adapter. */
final class FreshAdapter {
  private FreshAdapter() {}

  /** A new one; null where JavaScript gave no function. */
  static @Nullable StorageAdapter of(@Nullable FreshStorage storage) {
    return storage != null && isFunction(storage) ? now(storage.make()) : null;
  }

  @JSBody(params = "given", script = "return typeof given === 'function';")
  private static native boolean isFunction(JSObject given);

  /** An adapter that is what {@code made} is, or will be. */
  @JSBody(
      params = "made",
      script =
          "if (typeof made.then !== 'function') { return made; }"
              + "var later = {};"
              + "['lock', 'create', 'open', 'openToRead', 'list', 'rename', 'delete',"
              + " 'syncDirectory'].forEach(function(name) {"
              + "  later[name] = function() {"
              + "    var given = arguments;"
              + "    return made.then(function(it) { return it[name].apply(it, given); });"
              + "  };"
              + "});"
              + "return later;")
  private static native StorageAdapter now(JSObject made);
}
