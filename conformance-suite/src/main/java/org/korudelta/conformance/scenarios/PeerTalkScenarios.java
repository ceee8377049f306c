package org.korudelta.conformance.scenarios;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.Peers;

/** R13: who gets what is posted. */
final class PeerTalkScenarios {
  private static final int MANY = 200;
  private static final int BIG_BYTES = 1 << 20;

  private PeerTalkScenarios() {}

  static List<Scenario> all() {
    return List.of(
        talk("post_reaches_every_other", PeerTalkScenarios::reachesEveryOther),
        talk("post_in_order", PeerTalkScenarios::inOrder),
        talk("post_of_two_senders_each_in_order", PeerTalkScenarios::eachInOrder),
        talk("post_not_to_itself", PeerTalkScenarios::notToItself),
        talk("other_topic_stays_silent", PeerTalkScenarios::otherTopic),
        talk("message_is_a_copy", PeerTalkScenarios::copied),
        talk("message_empty_and_big", PeerTalkScenarios::emptyAndBig),
        talk("topic_names_refused", PeerTalkScenarios::namesRefused),
        talk("message_too_long", PeerTalkScenarios::tooLong));
  }

  private static Scenario talk(String slug, Scenario.Body body) {
    return Scenario.needing(Capability.PEERS, "R13." + slug, body);
  }

  private static Promise<@Nullable Void> reachesEveryOther(Context c) {
    String topic = c.unique("news");
    Inbox one = c.peer().peers().receive(topic);
    AsyncRuntime second = c.peer();
    Inbox two = second.peers().receive(topic);
    Inbox three = second.peers().receive(topic);
    PeerSteps.post(c.runtime(), topic, "hello");
    return c.each(List.of(one, two, three), inbox -> PeerSteps.next(c, inbox))
        .map(texts -> c.observeEqual("got", List.of("hello", "hello", "hello"), texts));
  }

  private static Promise<@Nullable Void> inOrder(Context c) {
    String topic = c.unique("order");
    AsyncRuntime sender = c.peer();
    Inbox inbox = c.runtime().peers().receive(topic);
    List<String> sent = PeerSteps.numbered("m", MANY);
    sent.forEach(message -> PeerSteps.post(sender, topic, message));
    return PeerSteps.next(c, inbox, MANY)
        .map(
            got -> {
              c.expectEqual("messages", sent, got);
              return c.observe("messages", got.size());
            });
  }

  private static Promise<@Nullable Void> eachInOrder(Context c) {
    String topic = c.unique("two");
    AsyncRuntime first = c.peer();
    AsyncRuntime second = c.peer();
    Inbox inbox = c.runtime().peers().receive(topic);
    for (int i = 0; i < MANY; i++) {
      PeerSteps.post(first, topic, "a" + i);
      PeerSteps.post(second, topic, "b" + i);
    }
    return PeerSteps.next(c, inbox, 2 * MANY)
        .map(
            got -> {
              c.expectEqual("a", PeerSteps.numbered("a", MANY), of("a", got));
              c.expectEqual("b", PeerSteps.numbered("b", MANY), of("b", got));
              return c.observe("messages", got.size());
            });
  }

  private static List<String> of(String sender, List<String> messages) {
    return messages.stream().filter(message -> message.startsWith(sender)).toList();
  }

  private static Promise<@Nullable Void> notToItself(Context c) {
    String topic = c.unique("own");
    AsyncRuntime other = c.peer();
    Inbox mine = c.runtime().peers().receive(topic);
    Inbox theirs = other.peers().receive(topic);
    PeerSteps.post(c.runtime(), topic, "mine");
    return PeerSteps.next(c, theirs)
        .then(
            got -> {
              c.observeEqual("they got", "mine", got);
              PeerSteps.post(other, topic, "theirs");
              return PeerSteps.next(c, mine);
            })
        .map(got -> c.observeEqual("I got", "theirs", got));
  }

  private static Promise<@Nullable Void> otherTopic(Context c) {
    String topic = c.unique("this");
    AsyncRuntime sender = c.peer();
    Inbox other = c.runtime().peers().receive(c.unique("that"));
    Inbox inbox = c.runtime().peers().receive(topic);
    PeerSteps.post(sender, topic, "for this");
    return PeerSteps.next(c, inbox)
        .then(got -> PeerSteps.later(c, got))
        .then(
            got -> {
              c.observeEqual("this", "for this", got);
              other.close();
              return PeerSteps.next(c, other);
            })
        .map(got -> c.observeEqual("that", "closed", got));
  }

  private static Promise<@Nullable Void> copied(Context c) {
    String topic = c.unique("copy");
    AsyncRuntime sender = c.peer();
    Inbox one = c.runtime().peers().receive(topic);
    Inbox two = c.runtime().peers().receive(topic);
    byte[] message = {1, 2, 3};
    sender.peers().post(topic, message);
    message[0] = 9;
    return PeerSteps.here(c, one.next())
        .then(
            got -> {
              byte[] mine = got.orElse(new byte[1]);
              c.observe("one", mine.clone());
              mine[1] = 9;
              return PeerSteps.here(c, two.next());
            })
        .map(got -> c.observe("two", got.orElse(new byte[1])));
  }

  private static Promise<@Nullable Void> emptyAndBig(Context c) {
    String topic = c.unique("sizes");
    AsyncRuntime sender = c.peer();
    Inbox inbox = c.runtime().peers().receive(topic);
    byte[] big = new byte[BIG_BYTES];
    for (int i = 0; i < BIG_BYTES; i++) {
      big[i] = (byte) (i * 31);
    }
    sender.peers().post(topic, new byte[0]);
    sender.peers().post(topic, big);
    return PeerSteps.here(c, inbox.next())
        .then(
            got -> {
              c.observeEqual("empty", 0, got.orElse(new byte[1]).length);
              return PeerSteps.here(c, inbox.next());
            })
        .map(got -> c.holds("big is the same", Arrays.equals(big, got.orElse(new byte[1]))));
  }

  private static Promise<@Nullable Void> namesRefused(Context c) {
    Peers peers = c.runtime().peers();
    peers.post("x".repeat(Peers.NAME_UNITS_MAX), new byte[0]);
    for (String name : PeerNames.REFUSED) {
      c.observe("post", c.thrown(ErrorCode.BAD_REQUEST, () -> peers.post(name, new byte[0])));
      c.observe("receive", c.thrown(ErrorCode.BAD_REQUEST, () -> peers.receive(name)));
    }
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> tooLong(Context c) {
    String topic = c.unique("long");
    Peers peers = c.runtime().peers();
    peers.post(topic, new byte[0]);
    byte[] message = new byte[Peers.MESSAGE_BYTES_MAX + 1];
    c.observe("post", c.thrown(ErrorCode.LIMIT, () -> peers.post(topic, message)));
    return c.runtime().completed(null);
  }
}
