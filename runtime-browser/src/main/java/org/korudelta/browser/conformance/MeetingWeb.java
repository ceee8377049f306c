package org.korudelta.browser.conformance;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.korudelta.browser.BrowserRuntime;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerLock;
import org.korudelta.text.Utf8;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * A runtime that meets others, steered from JavaScript, so that a test can place each in a page or
 * a worker of its own. What happens is told, a line each: {@code heard TOPIC TEXT}, {@code got
 * NAME}, {@code lost NAME}, {@code gave up NAME}.
 */
public final class MeetingWeb {
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Takes the lines. */
  @JSFunctor
  public interface Teller extends JSObject {
    /** Takes one line. */
    void tell(String line);
  }

  private final AsyncRuntime runtime = BrowserRuntime.open();
  private final Map<String, TaskHandle<PeerLock>> wanted = new HashMap<>();
  private final Map<String, PeerLock> held = new HashMap<>();
  private final Teller teller;

  MeetingWeb(Teller teller) {
    this.teller = teller;
  }

  /** Tells from now on what others post on {@code topic}. */
  @JSExport
  public void listen(String topic) {
    hearNext(topic, runtime.peers().receive(topic));
  }

  private void hearNext(String topic, Inbox inbox) {
    inbox.next().onComplete(next -> hear(topic, inbox, next));
  }

  private void hear(String topic, Inbox inbox, Outcome<Optional<byte[]>> next) {
    if (next instanceof Outcome.Success<Optional<byte[]>> message && message.value().isPresent()) {
      teller.tell("heard " + topic + " " + Utf8.decode(message.value().get()));
      hearNext(topic, inbox);
    }
  }

  /** Posts {@code text} on {@code topic}. */
  @JSExport
  public void post(String topic, String text) {
    runtime.peers().post(topic, Utf8.encode(text));
  }

  /** Waits for the lock {@code name}. */
  @JSExport
  public void lock(String name) {
    want(name, () -> runtime.peers().lock(name));
  }

  /** Takes the lock {@code name} from its holder. */
  @JSExport
  public void steal(String name) {
    want(name, () -> runtime.peers().steal(name));
  }

  private void want(String name, Supplier<Promise<PeerLock>> ask) {
    TaskHandle<PeerLock> task = runtime.spawn(name, ask);
    wanted.put(name, task);
    task.promise().onComplete(outcome -> got(name, outcome));
  }

  private void got(String name, Outcome<PeerLock> outcome) {
    if (outcome instanceof Outcome.Success<PeerLock> success) {
      held.put(name, success.value());
      teller.tell("got " + name);
      success.value().lost().onComplete(end -> lost(name, end));
    } else {
      teller.tell("gave up " + name);
    }
  }

  private void lost(String name, Outcome<?> end) {
    if (end instanceof Outcome.Success<?>) {
      teller.tell("lost " + name);
    }
  }

  /** Gives up what {@link #lock} or {@link #steal} asked for last, unless it came. */
  @JSExport
  public void cancel(String name) {
    Objects.requireNonNull(wanted.get(name)).cancel();
  }

  /** Gives back the lock that came last. */
  @JSExport
  public void release(String name) {
    Objects.requireNonNull(held.get(name)).release();
  }

  /** Closes the runtime. */
  @JSExport
  public void close() {
    runtime.close(GRACE).onComplete(end -> teller.tell("closed"));
  }
}
