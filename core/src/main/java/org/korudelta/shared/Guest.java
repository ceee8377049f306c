package org.korudelta.shared;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.peers.PeerLock;

/**
 * A member as the owner knows it, from the first message on until it has gone: a member has a lock
 * while it is there, and whoever gets that lock knows that it is not, however it ended.
 *
 * <p>Threading: on the owner's strand.
 */
final class Guest {
  private final Room room;
  private final String member;
  private final Message.Way way;
  private final TaskHandle<PeerLock> watch;
  final Link link;
  private int underWay;
  private boolean gone;

  /** Greets {@code member}, which comes by {@code way}. */
  Guest(Room room, String member, Message.Way way, Listener listener) {
    this.room = room;
    this.member = member;
    this.way = way;
    this.link = new Link(this::post, text -> listener.requested(this, text));
    this.watch = room.task("watch", () -> room.runtime().peers().lock(room.names().member(member)));
    room.whenDone(watch.promise(), outcome -> watched(outcome, listener));
  }

  private void watched(Outcome<PeerLock> outcome, Listener listener) {
    if (outcome instanceof Outcome.Success<PeerLock> success) {
      success.value().release();
      listener.gone(this);
    }
  }

  private void post(Message.Piece piece) {
    int received = link.tell().received();
    room.post(room.names().member(member), new Message.Frame(member, way, received, piece));
  }

  /** Says how far the owner is; {@code number} is the question that this answers, 0 for none. */
  void sign(int number, OwnerState state, @Nullable CarriedError error) {
    room.post(
        room.names().member(member), new Message.Sign(number, way, state, link.tell(), error));
  }

  /**
   * Takes a frame, and says at once what the member should know: that it may post more, or again.
   */
  void take(Message.Frame frame, OwnerState state) {
    boolean missed = link.isMissing();
    link.take(frame);
    if (link.owesWord() || (link.isMissing() && !missed)) {
      sign(0, state, null);
    }
  }

  /** Who hears of guests. */
  interface Listener {
    /** A request has come. */
    void requested(Guest guest, byte[] text);

    /** The member has gone. */
    void gone(Guest guest);
  }

  String member() {
    return member;
  }

  /** The number of the link by which it comes. */
  int number() {
    return way.link();
  }

  // Calls of it that are under way

  void callBegins() {
    underWay++;
  }

  /** Whether it was the last of somebody who has gone. */
  boolean callEnds() {
    underWay--;
    return gone && underWay == 0;
  }

  /** It has gone: it is told nothing any more. */
  void leave() {
    gone = true;
  }

  boolean hasGone() {
    return gone;
  }

  /** It is not watched any more. */
  void dismiss() {
    watch.cancel();
  }
}
