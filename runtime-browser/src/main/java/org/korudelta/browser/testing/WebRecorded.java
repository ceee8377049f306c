package org.korudelta.browser.testing;

import org.korudelta.deterministic.simulation.SimFile;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** What a {@code *.sim} file says of its run, as a plain object. */
final class WebRecorded {
  private WebRecorded() {}

  static JSObject of(SimFile file) {
    JSMapLike<JSObject> recorded = JSObjects.create();
    recorded.set("world", JSString.valueOf(file.program().world()));
    recorded.set("failureKind", JSString.valueOf(file.outcome().failureKind()));
    recorded.set("message", JSString.valueOf(file.outcome().message()));
    recorded.set("traceHash", JSString.valueOf(HexHash.text(file.outcome().traceHash())));
    JSMapLike<JSObject> settings = JSObjects.create();
    file.program()
        .settings()
        .all()
        .forEach((name, value) -> settings.set(name, JSString.valueOf(value)));
    recorded.set("settings", settings);
    return recorded;
  }
}
