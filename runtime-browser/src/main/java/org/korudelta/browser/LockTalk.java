package org.korudelta.browser;

import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;

/**
 * What the holder of one lock and the one who steals it say to each other, in words:
 *
 * <ul>
 *   <li>{@code ask 7}: thief 7 wants the lock
 *   <li>{@code told 7}: the holder has heard it; the lock is there for thief 7 to take
 *   <li>{@code held}: there is a new holder, who has heard nothing yet
 * </ul>
 */
final class LockTalk {
  static final String ASK = "ask ";
  static final String TOLD = "told ";
  static final String HELD = "held";

  private static final String PREFIX = "korudelta-lock:";

  private final WebChannel channel;

  private LockTalk(WebChannel channel) {
    this.channel = channel;
  }

  /** Gives {@code hearer} what others say of the lock {@code name}, until it is closed. */
  static LockTalk open(SafeSink errors, String name, Consumer<String> hearer) {
    return new LockTalk(
        WebChannel.open(errors, PREFIX + name, message -> hearer.accept(text(message))));
  }

  void say(String words) {
    channel.post(JSString.valueOf(words));
  }

  /** Says and hears nothing more. */
  void close() {
    channel.close();
  }

  @JSBody(params = "message", script = "return typeof message === 'string' ? message : '';")
  private static native String text(JSObject message);
}
