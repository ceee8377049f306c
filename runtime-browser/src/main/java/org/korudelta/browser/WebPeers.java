package org.korudelta.browser;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerClaimant;
import org.korudelta.runtime.peers.PeerPort;

/**
 * Where the runtimes of one origin meet, in pages, workers and Node's threads: topics by {@code
 * BroadcastChannel}, locks by Web Locks, each where the platform has it (R13).
 *
 * <p>Threading: the one thread of the event loop.
 */
final class WebPeers implements PeerPort {
  /*
   * A topic keeps its channel from its first use on, since two channels would not keep the order of
   * what is posted; closed are those whose last listener has gone, and, once there are many topics,
   * those that nobody listens to.
   */
  private static final String PREFIX = "korudelta:";
  private static final int TOPICS_KEPT = 64;

  final SafeSink errors;
  private final Map<String, WebTopic> topics = new LinkedHashMap<>();
  private final Set<WebClaim> claims = new LinkedHashSet<>();
  private boolean left;

  WebPeers(SafeSink errors) {
    this.errors = errors;
  }

  @Override
  public boolean posts() {
    return WebChannel.available();
  }

  /** A thief and a holder need to talk, so there are no locks without channels. */
  @Override
  public boolean locks() {
    return WebLock.available() && WebChannel.available();
  }

  @Override
  public void post(String topic, byte[] message) {
    if (!posts()) {
      PeerPort.super.post(topic, message);
    }
    topic(topic).post(message);
  }

  @Override
  public Runnable listen(String topic, Consumer<byte[]> receiver) {
    if (!posts()) {
      return PeerPort.super.listen(topic, receiver);
    }
    WebTopic open = topic(topic);
    open.add(receiver);
    return () -> deafen(topic, open, receiver);
  }

  private void deafen(String topic, WebTopic open, Consumer<byte[]> receiver) {
    open.remove(receiver);
    if (open.idle() && topics.remove(topic, open)) {
      open.close();
    }
  }

  private WebTopic topic(String topic) {
    if (topics.size() >= TOPICS_KEPT && !topics.containsKey(topic)) {
      closeIdle();
    }
    return topics.computeIfAbsent(topic, name -> new WebTopic(errors, PREFIX + name));
  }

  private void closeIdle() {
    topics
        .values()
        .removeIf(
            topic -> {
              if (topic.idle()) {
                topic.close();
              }
              return topic.idle();
            });
  }

  @Override
  public PeerClaim claim(String name, PeerClaimant claimant) {
    return locks() ? new WebClaim(this, name, claimant) : PeerPort.super.claim(name, claimant);
  }

  /** Takes a claim in; false once left. */
  boolean admit(WebClaim claim) {
    return !left && claims.add(claim);
  }

  void forget(WebClaim claim) {
    claims.remove(claim);
  }

  @Override
  public void leave() {
    left = true;
    List.copyOf(claims).forEach(WebClaim::release);
    topics.values().forEach(WebTopic::close);
    topics.clear();
  }
}
