package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Reported;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerLock;
import org.korudelta.text.Utf8;

/** The steps that scenarios of peers are made of. */
final class PeerSteps {
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final int TURNS = 5;

  private PeerSteps() {}

  static void post(AsyncRuntime from, String topic, String message) {
    from.peers().post(topic, Utf8.encode(message));
  }

  /** The next message as text, {@code closed} after the last. */
  static Promise<String> next(Context c, Inbox inbox) {
    return here(c, inbox.next()).map(PeerSteps::text);
  }

  static String text(Optional<byte[]> message) {
    return message.map(Utf8::decode).orElse("closed");
  }

  /** The next messages as texts. */
  static Promise<List<String>> next(Context c, Inbox inbox, int count) {
    return c.each(Turns.upTo(count), turn -> next(c, inbox));
  }

  /** What another runtime's promise gives, on this one. */
  static <T> Promise<T> here(Context c, Promise<T> elsewhere) {
    return c.runtime().yield().then(none -> elsewhere);
  }

  /** The lock of {@code name}, held by {@code runtime}. */
  static Promise<PeerLock> lock(Context c, AsyncRuntime runtime, String name) {
    return here(c, runtime.peers().lock(name));
  }

  /** Others get some turns, for what must not happen. */
  static <T> Promise<T> later(Context c, T value) {
    return Turns.pass(c.runtime(), TURNS).map(none -> value);
  }

  /** The one error that reaches nobody, on whichever runtime. */
  static Promise<KoruException> reported(Context c) {
    List<Reported> reports = new ArrayList<>();
    return c.until(() -> reports.addAll(c.takeReports()))
        .map(none -> (KoruException) reports.get(0).error());
  }

  static List<String> numbered(String prefix, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(prefix + i);
    }
    return texts;
  }
}
