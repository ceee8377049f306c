package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerLock;
import org.korudelta.runtime.peers.PeerPort;
import org.korudelta.runtime.peers.Peers;

/**
 * The one meeting place of a runtime, over what its host reaches (R13).
 *
 * <p>Threading: safe from any thread. The port is never called under the monitor.
 */
final class HostedPeers implements Peers {
  final HostedRuntime runtime;
  private final PeerPort port;

  /** Guarded by this. */
  private final Set<HostedInbox> inboxes = new LinkedHashSet<>();

  /** Guarded by this. */
  private final Set<HeldLock> held = new LinkedHashSet<>();

  private volatile boolean left;

  /** Over {@code port}; with nothing to be met when they are {@code left} already. */
  HostedPeers(HostedRuntime runtime, PeerPort port, boolean left) {
    this.runtime = runtime;
    this.port = port;
    this.left = left;
  }

  PeerClaim claim(String name, LockWait wait) {
    return port.claim(name, wait);
  }

  boolean posts() {
    return port.posts();
  }

  boolean locks() {
    return port.locks();
  }

  @Override
  public void post(String topic, byte[] message) {
    PeerName.check("topic", topic);
    if (message.length > MESSAGE_BYTES_MAX) {
      throw new KoruException.Limit(
          "message too long: bytes=" + message.length + " max=" + MESSAGE_BYTES_MAX);
    }
    refuseWhenLeft("post", topic);
    port.post(topic, message);
  }

  @Override
  public Inbox receive(String topic) {
    PeerName.check("topic", topic);
    HostedInbox inbox = new HostedInbox(this, runtime, topic);
    if (!add(inbox)) {
      throw closed("receive", topic);
    }
    try {
      inbox.listen(port);
    } catch (KoruException e) {
      inbox.close();
      throw e;
    }
    return inbox;
  }

  @Override
  public Promise<PeerLock> lock(String name) {
    return claim(name, false);
  }

  @Override
  public Promise<PeerLock> steal(String name) {
    return claim(name, true);
  }

  private Promise<PeerLock> claim(String name, boolean steal) {
    try {
      PeerName.check("lock", name);
      refuseWhenLeft("lock", name);
      return new LockWait(runtime.currentTask(), this, name).started(steal);
    } catch (KoruException e) {
      return runtime.failed(e);
    }
  }

  /** Ends every inbox and gives every lock back; nothing comes after it. */
  void leave() {
    List<HostedInbox> open;
    List<HeldLock> locks;
    synchronized (this) {
      left = true;
      open = new ArrayList<>(inboxes);
      locks = new ArrayList<>(held);
    }
    open.forEach(HostedInbox::close);
    locks.forEach(HeldLock::release);
    port.leave();
  }

  private synchronized boolean add(HostedInbox inbox) {
    return !left && inboxes.add(inbox);
  }

  synchronized void forget(HostedInbox inbox) {
    inboxes.remove(inbox);
  }

  /** False once left. */
  synchronized boolean add(HeldLock lock) {
    return !left && held.add(lock);
  }

  synchronized void forget(HeldLock lock) {
    held.remove(lock);
  }

  private void refuseWhenLeft(String operation, String name) {
    if (left) {
      throw closed(operation, name);
    }
  }

  private static KoruException closed(String operation, String name) {
    return new KoruException.Closed("runtime closed: " + operation + "=" + name);
  }
}
