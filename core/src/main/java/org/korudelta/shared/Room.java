package org.korudelta.shared;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.peers.Inbox;

/**
 * What the parts of one member stand on.
 *
 * @param runtime the member's runtime
 * @param strand on which all of the member happens
 * @param names of topics and locks
 * @param id the member's
 */
record Room(AsyncRuntime runtime, Strand strand, Names names, String id) {

  /** Posts it, unless the runtime has closed meanwhile: then there is nobody to tell. */
  void post(String topic, Message message) {
    try {
      runtime.peers().post(topic, MessageFormat.encode(message));
    } catch (KoruException.Closed e) {
      assert !e.getMessage().isEmpty() : "the runtime says why";
    }
  }

  /** Gives {@code receiver} on the strand what members post on {@code topic}. */
  Inbox listen(String topic, Consumer<Message> receiver) {
    Inbox inbox = runtime.peers().receive(topic);
    task("inbox", () -> read(inbox, receiver));
    return inbox;
  }

  private Promise<@Nullable Void> read(Inbox inbox, Consumer<Message> receiver) {
    return inbox
        .next()
        .then(
            next ->
                next.isEmpty()
                    ? runtime.completed(null)
                    : onStrand(() -> MessageFormat.decode(next.get()).ifPresent(receiver))
                        .then(taken -> read(inbox, receiver)));
  }

  /** Starts a task of the member. */
  <T extends @Nullable Object> TaskHandle<T> task(String what, Supplier<Promise<T>> body) {
    return runtime.spawn("shared " + names.name() + " " + what, body);
  }

  /** Runs {@code body} on the strand. */
  Promise<@Nullable Void> onStrand(Runnable body) {
    return strand.call(
        () -> {
          body.run();
          return null;
        });
  }

  /** Gives {@code receiver} on the strand how {@code promise} ends. */
  <T extends @Nullable Object> void whenDone(Promise<T> promise, Consumer<Outcome<T>> receiver) {
    promise.onComplete(outcome -> onStrand(() -> receiver.accept(outcome)));
  }

  /** What an outcome without a value failed with. */
  static Throwable error(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failure<?> failure
        ? failure.error()
        : new KoruException.Cancelled("cancelled");
  }
}
