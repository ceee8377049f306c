package org.korudelta.browser;

import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * One {@code BroadcastChannel} of the platform (HTML Standard, "Broadcasting to other browsing
 * contexts"): what it posts reaches all others of its name in this origin, and never itself. It
 * keeps no process of Node alive.
 */
final class WebChannel {

  /** Hears what others post. */
  @JSFunctor
  interface Ear extends JSObject {
    void hear(JSObject message);
  }

  private final JSObject channel;

  private WebChannel(JSObject channel) {
    this.channel = channel;
  }

  /** Gives {@code receiver} what others post on {@code name}, until it is closed. */
  static WebChannel open(SafeSink errors, String name, Consumer<JSObject> receiver) {
    return new WebChannel(
        opened(name, message -> errors.run("peers", () -> receiver.accept(message))));
  }

  void post(JSObject message) {
    post(channel, message);
  }

  /** Hears nothing more; harmless when repeated. */
  void close() {
    close(channel);
  }

  /** Whether the platform has such channels. */
  @JSBody(script = "return typeof BroadcastChannel === 'function';")
  static native boolean available();

  @JSBody(
      params = {"name", "ear"},
      script =
          "var channel = new BroadcastChannel(name);"
              + "channel.onmessage = function(event) { ear(event.data); };"
              + "if (typeof channel.unref === 'function') { channel.unref(); }"
              + "return channel;")
  private static native JSObject opened(String name, Ear ear);

  @JSBody(
      params = {"channel", "message"},
      script = "channel.postMessage(message);")
  private static native void post(JSObject channel, JSObject message);

  @JSBody(params = "channel", script = "channel.close();")
  private static native void close(JSObject channel);
}
