package org.korudelta.shared;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerLock;

/**
 * The time in which a member has the owner's lock: it opens the service, does what others ask, and
 * closes it before the lock goes on.
 *
 * <p>Threading: on the member's strand.
 */
final class Ownership implements Guest.Listener {
  /*
   * Invariants:
   * - the service is open only while the lock is held, except where the platform took the lock away;
   * - a request is run once: links give each once, and a link ends with this or with its member; one
   *   that has ended, because the platform took the member for gone, begins no more;
   * - what comes once the owner leaves is sent back, so its caller knows that it was not run; what
   *   was run before is answered as long as the service takes to close.
   */

  /**
   * How long another may still have the service open: its process has ended, and the platform has
   * yet to notice that what it had is free.
   */
  private static final Duration ALREADY_OPEN_MAX = Duration.ofSeconds(3);

  private static final Duration ALREADY_OPEN_PAUSE = Duration.ofMillis(50);

  /** A service that did not open is tried again when somebody asks for it, not sooner than this. */
  private static final Duration FAILED_PAUSE = Duration.ofMillis(500);

  private final Room room;
  private final PeerLock lock;
  private final Supplier<Promise<Service>> opener;
  private final Runnable changed;
  private final long epoch;
  private final long beganNanos;
  private final Map<String, Guest> guests = new LinkedHashMap<>();

  /** The last link of each member that was there and has gone. */
  private final Map<String, Integer> goneLinks = new LinkedHashMap<>();

  private final PromiseSource<@Nullable Void> ended;
  private OwnerState state = OwnerState.OPENING;
  private boolean opening;
  private boolean ending;
  private long failedNanos;
  private @Nullable CarriedError error;
  private @Nullable Service service;
  private @Nullable Inbox inbox;

  /**
   * Owns what {@code opener} opens.
   *
   * @param changed is run when the service is open, or did not open
   */
  Ownership(Room room, PeerLock lock, Supplier<Promise<Service>> opener, Runnable changed) {
    this.room = room;
    this.lock = lock;
    this.opener = opener;
    this.changed = changed;
    this.epoch = room.runtime().entropy().nextLong() | 1; // 0 is nobody.
    this.beganNanos = room.runtime().now();
    this.ended = room.runtime().promise();
  }

  OwnerState state() {
    return state;
  }

  /** Why the service did not open. */
  CarriedError error() {
    return Objects.requireNonNull(error);
  }

  /** The service, which is open. */
  Service service() {
    return Objects.requireNonNull(service);
  }

  // Opening

  /** Listens, and opens the service. */
  void begin() {
    inbox = room.listen(room.names().owner(), this::take);
    open();
    announce();
  }

  private void open() {
    state = OwnerState.OPENING;
    error = null;
    opening = true;
    room.whenDone(room.task("open", opener).promise(), this::opened);
  }

  private void opened(Outcome<Service> outcome) {
    opening = false;
    if (outcome instanceof Outcome.Success<Service> success) {
      service = success.value();
    }
    if (ending) {
      close();
    } else if (service != null) {
      become(OwnerState.OPEN);
    } else {
      notOpened(Room.error(outcome));
    }
  }

  private void notOpened(Throwable reason) {
    if (reason instanceof KoruException.AlreadyOpen && since(beganNanos, ALREADY_OPEN_MAX) < 0) {
      opening = true;
      room.whenDone(
          room.task("pause", () -> room.runtime().sleep(ALREADY_OPEN_PAUSE)).promise(),
          slept -> openAgain());
    } else {
      error = CarriedError.of(reason);
      failedNanos = room.runtime().now();
      become(OwnerState.FAILED);
    }
  }

  private void openAgain() {
    opening = false;
    if (ending) {
      close();
    } else {
      open();
    }
  }

  /** Somebody wants the service. */
  void wanted() {
    if (state == OwnerState.FAILED && since(failedNanos, FAILED_PAUSE) >= 0) {
      open();
    }
  }

  /** By how much more time has passed since {@code thenNanos}; negative when less has. */
  private long since(long thenNanos, Duration duration) {
    return room.runtime().now() - thenNanos - duration.toNanos();
  }

  private void become(OwnerState next) {
    state = next;
    announce();
    changed.run();
  }

  private void announce() {
    room.post(
        room.names().everybody(),
        new Message.Sign(0, new Message.Way(epoch, 0), state, Message.Progress.NONE, null));
  }

  // What members say

  private void take(Message message) {
    if (inbox == null) {
      return; // It has ended, and this was on its way.
    }
    if (message instanceof Message.Probe probe) {
      probed(probe);
    } else if (message instanceof Message.Frame frame) {
      framed(frame);
    }
  }

  private void framed(Message.Frame frame) {
    Guest guest = guest(frame.member(), frame.way());
    if (guest != null) {
      guest.take(frame, state);
    } else {
      signToStranger(frame.member(), 0);
    }
  }

  private void probed(Message.Probe probe) {
    wanted();
    Guest guest = guest(probe.member(), probe.way());
    if (guest == null) {
      signToStranger(probe.member(), probe.number());
      return;
    }
    guest.link.posted(probe.progress().sent());
    guest.link.heard(probe.progress());
    if (probe.number() > 0) {
      guest.sign(probe.number(), state, error);
    }
  }

  /** There is no link to somebody who knows another owner, and none is begun at the end. */
  private void signToStranger(String member, int number) {
    if (!ending) {
      Message.Way way = new Message.Way(epoch, 0);
      room.post(
          room.names().member(member),
          new Message.Sign(number, way, state, Message.Progress.NONE, error));
    }
  }

  /** Who comes by this way; null when it leads to another owner, or has ended. */
  private @Nullable Guest guest(String member, Message.Way way) {
    if (way.epoch() != epoch || way.link() <= goneLinks.getOrDefault(member, 0)) {
      return null;
    }
    Guest known = guests.get(member);
    if (known != null && known.number() < way.link()) {
      known.dismiss(); // It has begun anew.
      gone(known);
    }
    return guests.computeIfAbsent(member, id -> new Guest(room, id, way, this));
  }

  @Override
  public void gone(Guest guest) {
    if (guests.remove(guest.member(), guest)) {
      goneLinks.put(guest.member(), guest.number());
      guest.leave();
      tellGone(guest.member());
    }
  }

  private void tellGone(String member) {
    if (state == OwnerState.OPEN) {
      service().memberGone(member);
    }
  }

  @Override
  public void requested(Guest guest, byte[] text) {
    CallFormat.Request request = CallFormat.request(text);
    if (state == OwnerState.OPEN) {
      guest.callBegins();
      room.whenDone(
          run(guest.member(), request.bytes()), outcome -> ended(guest, request, outcome));
    } else {
      guest.link.send(CallFormat.notRun(request.call()));
    }
  }

  /** The service's answer; what it throws is one, too. */
  Promise<byte[]> run(String member, byte[] request) {
    try {
      return service().call(member, request);
    } catch (RuntimeException | Error thrown) {
      return room.runtime().failed(thrown);
    }
  }

  /** The member may have gone while the service was at work, and the owner may have ended. */
  private void ended(Guest guest, CallFormat.Request request, Outcome<byte[]> outcome) {
    if (guest.callEnds()) {
      tellGone(guest.member());
    }
    if (state != OwnerState.LEFT && !guest.hasGone()) {
      guest.link.send(answer(request.call(), outcome));
    }
  }

  private byte[] answer(int call, Outcome<byte[]> outcome) {
    if (outcome instanceof Outcome.Success<byte[]> success) {
      return CallFormat.done(call, success.value());
    }
    Throwable reason = Room.error(outcome);
    return isRefusal(reason)
        ? CallFormat.notRun(call)
        : CallFormat.failed(call, CarriedError.of(reason));
  }

  /** Whether a call failed because the service is being closed, before it did anything. */
  boolean isRefusal(Throwable reason) {
    return ending && reason instanceof KoruException.Closed;
  }

  // The end

  /** Takes no more requests, closes the service, then gives the lock on; once, however often. */
  Promise<@Nullable Void> end() {
    if (!ending) {
      ending = true;
      state = OwnerState.LEAVING;
      announce();
      if (!opening) {
        close();
      }
    }
    return ended.promise();
  }

  private void close() {
    Service open = service;
    if (open == null) {
      finish(new Outcome.Success<>(null));
    } else {
      room.whenDone(room.task("close", open::close).promise(), this::finish);
    }
  }

  private void finish(Outcome<@Nullable Void> closed) {
    state = OwnerState.LEFT;
    guests.values().forEach(this::dismiss);
    guests.clear();
    if (inbox != null) {
      inbox.close();
      inbox = null;
    }
    lock.release();
    if (closed instanceof Outcome.Success<@Nullable Void>) {
      ended.succeed(null);
    } else {
      ended.fail(Room.error(closed));
    }
  }

  /** The last it hears is how much of what it sent was taken: the rest was not run. */
  private void dismiss(Guest guest) {
    guest.sign(0, state, null);
    guest.dismiss();
  }
}
