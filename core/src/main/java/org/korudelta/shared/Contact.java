package org.korudelta.shared;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.TaskHandle;

/**
 * What a member knows of the owner, and how it comes to know it: it asks for a sign of life while
 * it waits for something, and whenever an owner says that it is new.
 *
 * <p>Threading: on the member's strand.
 */
final class Contact {
  /*
   * Invariants:
   * - an owner is believed to be the owner only for its answer to a question that was asked since
   *   the present one was found: what a former owner has posted may come late, but it answers
   *   nothing that was asked after it had gone;
   * - one question is under way at a time, except that each tick asks again;
   * - silence is counted in ticks, not by the clock: a member that was frozen itself counts one.
   */

  /** How often a member asks that waits for something. */
  static final Duration TICK = Duration.ofMillis(250);

  /** After so many ticks without a sign of life the owner is unavailable. */
  static final int SILENT_TICKS_MAX = 12;

  /**
   * An owner that was not heard of for so long is asked for a sign of life before anything else.
   */
  private static final Duration HEARD_MAX = Duration.ofSeconds(1);

  private final Room room;
  private final Listener listener;
  private @Nullable Link link;
  private Message.Way way = Message.Way.NONE;
  private int links;
  private int foundBy;
  private OwnerState state = OwnerState.OPENING;
  private long heardNanos;
  private boolean heard;
  private int silentTicks;
  private int asked;
  private boolean asking;
  private boolean speaks;
  private @Nullable TaskHandle<@Nullable Void> ticks;

  Contact(Room room, Listener listener) {
    this.room = room;
    this.listener = listener;
  }

  /** Who wants to know of the owner. */
  interface Listener {
    /** Whether it waits for an owner to do something. */
    boolean waits();

    /** Requests may be posted. */
    void mayPost();

    /** The owner has ended, and has taken this many of the frames that were posted to it. */
    void ownerLeft(int taken);

    /** The owner that requests were posted to is none any more. */
    void ownerGone();

    /** The service did not open. */
    void refused(CarriedError error);

    /** The owner gave no sign of life for long. */
    void silent();

    /** The owner's answer. */
    void answered(CallFormat.Answer answer);
  }

  /** From now on this member may say something. */
  void speak() {
    speaks = true;
    ask();
  }

  /** This member is the owner now, or has left: it looks for no other. */
  void rest() {
    speaks = false;
    forget();
    stopTicks();
  }

  /** Forgets the owner; nothing is posted to it any more. */
  private void forget() {
    link = null;
    way = Message.Way.NONE;
    state = OwnerState.OPENING;
  }

  // Posting

  /** Whether a request that is posted now is likely to be read soon. */
  boolean hasRoom() {
    Link to = link;
    return to != null && state == OwnerState.OPEN && !isDoubtful() && to.hasRoom();
  }

  private boolean isDoubtful() {
    return room.runtime().now() - heardNanos > HEARD_MAX.toNanos();
  }

  /** Posts a request, only where there is room; gives the number of its last frame. */
  int post(byte[] request) {
    return Objects.requireNonNull(link, "no room").send(request);
  }

  private void post(Message.Piece piece) {
    Link from = link;
    if (from != null) {
      int received = from.tell().received();
      room.post(room.names().owner(), new Message.Frame(room.id(), way, received, piece));
    }
  }

  /** The owner closes: it does nothing any more. */
  void ownerLeaves() {
    state = OwnerState.LEAVING;
  }

  // Asking

  /** Somebody waits: asks at once unless the owner is known and there, and then at each tick. */
  void expect() {
    if (!asking && (link == null || isDoubtful() || state != OwnerState.OPEN)) {
      ask();
    }
    if (ticks == null) {
      silentTicks = 0;
      startTick();
    }
  }

  private void startTick() {
    TaskHandle<@Nullable Void> started = room.task("tick", () -> room.runtime().sleep(TICK));
    ticks = started;
    room.whenDone(started.promise(), slept -> tick(started));
  }

  @SuppressWarnings("ReferenceEquality") // That one and no other.
  private void tick(TaskHandle<@Nullable Void> started) {
    if (ticks != started) {
      return; // Stopped meanwhile.
    }
    ticks = null;
    if (!listener.waits()) {
      return;
    }
    silentTicks = heard ? 0 : silentTicks + 1;
    heard = false;
    if (silentTicks >= SILENT_TICKS_MAX) {
      asking = false;
      listener.silent();
    } else {
      ask();
      startTick();
    }
  }

  private void stopTicks() {
    TaskHandle<@Nullable Void> running = ticks;
    ticks = null;
    if (running != null) {
      running.cancel();
    }
  }

  private void ask() {
    if (speaks) {
      asking = true;
      probe(++asked);
    }
  }

  private void probe(int number) {
    Link known = link;
    Message.Progress progress = known == null ? Message.Progress.NONE : known.tell();
    room.post(room.names().owner(), new Message.Probe(room.id(), number, way, progress));
  }

  // What the owner says

  void take(Message message) {
    if (!speaks) {
      return;
    }
    if (message instanceof Message.Sign sign) {
      signed(sign);
    } else if (message instanceof Message.Frame frame && frame.way().equals(way)) {
      framed(frame);
    }
  }

  private void signed(Message.Sign sign) {
    if (sign.number() == 0) {
      announced(sign);
    } else if (sign.way().equals(way)) {
      asking &= sign.number() < asked;
      heardOf(sign);
    } else if (sign.number() > foundBy) {
      found(sign);
    }
  }

  private void announced(Message.Sign sign) {
    Link known = link;
    if (known == null || !sign.way().equals(way)) {
      ask();
    } else if (sign.state() == OwnerState.LEFT) {
      state = OwnerState.LEFT;
      listener.ownerLeft(sign.progress().received());
    } else {
      told(known, sign);
    }
  }

  private void told(Link known, Message.Sign sign) {
    heard();
    known.heard(sign.progress());
    if (sign.state() != state) {
      ask();
    }
    listener.mayPost();
  }

  /** Another owner, or one that has forgotten this member: in both cases the way has ended. */
  private void found(Message.Sign sign) {
    boolean another = link != null;
    forget();
    asking = false;
    foundBy = asked;
    way = new Message.Way(sign.way().epoch(), ++links);
    link = new Link(this::post, text -> listener.answered(CallFormat.answer(text)));
    if (another) {
      listener.ownerGone();
    }
    heardOf(sign);
  }

  private void heardOf(Message.Sign sign) {
    heard();
    state = sign.state();
    Link known = link;
    if (known != null) {
      known.heard(sign.progress());
      known.posted(sign.progress().sent());
      askForMissing(known);
    }
    CarriedError error = sign.error();
    if (state == OwnerState.FAILED && error != null) {
      listener.refused(error);
    }
    listener.mayPost();
  }

  private void framed(Message.Frame frame) {
    Link known = link;
    if (known != null) {
      heard();
      known.take(frame);
      askForMissing(known);
      if (known.owesWord()) {
        probe(0);
      }
      listener.mayPost();
    }
  }

  private void askForMissing(Link known) {
    if (known.isMissing() && !asking) {
      ask();
    }
  }

  private void heard() {
    heard = true;
    heardNanos = room.runtime().now();
  }
}
