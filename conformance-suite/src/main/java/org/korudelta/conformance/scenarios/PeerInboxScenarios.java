package org.korudelta.conformance.scenarios;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.Inbox;

/** R13: what an inbox takes, from its opening to its end. */
final class PeerInboxScenarios {
  private static final int TOO_MANY = 10;

  private PeerInboxScenarios() {}

  static List<Scenario> all() {
    return List.of(
        inbox("inbox_takes_what_comes_after", PeerInboxScenarios::takesWhatComesAfter),
        inbox("inbox_closed_lets_drain", PeerInboxScenarios::closedLetsDrain),
        inbox("inbox_full_counts_what_it_missed", PeerInboxScenarios::countsMissed),
        inbox("inbox_cancelled_next_takes_nothing", PeerInboxScenarios::cancelledNext),
        inbox("inbox_ends_with_its_runtime", PeerInboxScenarios::endsWithItsRuntime),
        inbox("talk_after_close_is_refused", PeerInboxScenarios::refusedAfterClose));
  }

  private static Scenario inbox(String slug, Scenario.Body body) {
    return Scenario.needing(Capability.PEERS, "R13." + slug, body);
  }

  private static Promise<@Nullable Void> takesWhatComesAfter(Context c) {
    String topic = c.unique("after");
    AsyncRuntime sender = c.peer();
    Inbox first = c.runtime().peers().receive(topic);
    PeerSteps.post(sender, topic, "before");
    return PeerSteps.next(c, first)
        .then(
            before -> {
              Inbox second = c.runtime().peers().receive(topic);
              PeerSteps.post(sender, topic, "after");
              return PeerSteps.next(c, second);
            })
        .map(got -> c.observeEqual("got", "after", got));
  }

  private static Promise<@Nullable Void> closedLetsDrain(Context c) {
    String topic = c.unique("drain");
    AsyncRuntime sender = c.peer();
    Inbox inbox = c.runtime().peers().receive(topic);
    Inbox witness = c.runtime().peers().receive(topic);
    PeerSteps.post(sender, topic, "one");
    PeerSteps.post(sender, topic, "two");
    return PeerSteps.next(c, witness, 2)
        .then(
            both -> {
              inbox.close();
              inbox.close();
              PeerSteps.post(sender, topic, "late");
              return PeerSteps.next(c, witness);
            })
        .then(late -> PeerSteps.next(c, inbox, 4))
        .map(got -> c.observeEqual("got", List.of("one", "two", "closed", "closed"), got));
  }

  private static Promise<@Nullable Void> countsMissed(Context c) {
    String topic = c.unique("full");
    AsyncRuntime sender = c.peer();
    Inbox inbox = c.runtime().peers().receive(topic);
    List<String> sent = PeerSteps.numbered("m", Inbox.MESSAGES_MAX + TOO_MANY);
    sent.forEach(message -> PeerSteps.post(sender, topic, message));
    return c.until(() -> inbox.missed() == TOO_MANY)
        .then(none -> PeerSteps.next(c, inbox, Inbox.MESSAGES_MAX))
        .map(
            got -> {
              c.expectEqual("messages", sent.subList(0, Inbox.MESSAGES_MAX), got);
              c.observe("messages", got.size());
              return c.observe("missed", inbox.missed());
            });
  }

  private static Promise<@Nullable Void> cancelledNext(Context c) {
    String topic = c.unique("cancelled");
    AsyncRuntime sender = c.peer();
    Inbox inbox = c.runtime().peers().receive(topic);
    return Turns.waiting(c, "reader", inbox::next)
        .then(
            reader -> {
              reader.cancel();
              return Turns.cancelled(c, "reader", reader.promise());
            })
        .then(
            none -> {
              PeerSteps.post(sender, topic, "kept");
              return PeerSteps.next(c, inbox);
            })
        .map(got -> c.observeEqual("got", "kept", got));
  }

  private static Promise<@Nullable Void> endsWithItsRuntime(Context c) {
    AsyncRuntime other = c.peer();
    Inbox inbox = other.peers().receive(c.unique("ends"));
    Promise<Optional<byte[]>> pending = PeerSteps.here(c, inbox.next());
    return PeerSteps.here(c, other.close(PeerSteps.GRACE))
        .then(names -> Turns.cancelled(c, "next", pending));
  }

  private static Promise<@Nullable Void> refusedAfterClose(Context c) {
    AsyncRuntime other = c.peer();
    return PeerSteps.here(c, other.close(PeerSteps.GRACE))
        .map(
            names -> {
              c.observe(
                  "post",
                  c.thrown(ErrorCode.CLOSED, () -> other.peers().post("gone", new byte[0])));
              return c.observe(
                  "receive", c.thrown(ErrorCode.CLOSED, () -> other.peers().receive("gone")));
            });
  }
}
