package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * A topic as one runtime has it: one channel to post by and to listen with, so that no runtime
 * hears itself. A message is a {@code Uint8Array}; what else others post is not ours.
 */
final class WebTopic {
  private final SafeSink errors;
  private final WebChannel channel;
  private final List<Consumer<byte[]>> listeners = new ArrayList<>();

  WebTopic(SafeSink errors, String channelName) {
    this.errors = errors;
    this.channel = WebChannel.open(errors, channelName, this::heard);
  }

  void post(byte[] message) {
    channel.post(unsigned(Int8Array.copyFromJavaArray(message)));
  }

  void add(Consumer<byte[]> listener) {
    listeners.add(listener);
  }

  void remove(Consumer<byte[]> listener) {
    listeners.remove(listener);
  }

  /** Whether nobody listens. */
  boolean idle() {
    return listeners.isEmpty();
  }

  void close() {
    channel.close();
  }

  private void heard(JSObject message) {
    Int8Array bytes = idle() ? null : signed(message);
    if (bytes != null) {
      byte[] heard = bytes.copyToJavaArray();
      for (Consumer<byte[]> listener : List.copyOf(listeners)) {
        errors.run("peers", () -> listener.accept(heard.clone()));
      }
    }
  }

  @JSBody(
      params = "bytes",
      script = "return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native JSObject unsigned(Int8Array bytes);

  /** The same bytes; null of what is no {@code Uint8Array}. */
  @JSBody(
      params = "message",
      script =
          "return message instanceof Uint8Array"
              + " ? new Int8Array(message.buffer, message.byteOffset, message.byteLength) : null;")
  private static native @Nullable Int8Array signed(JSObject message);
}
