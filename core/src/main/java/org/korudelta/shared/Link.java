package org.korudelta.shared;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.korudelta.bytes.ByteSink;

/**
 * One end of the way between a member and an owner: what one end sends the other gets once, in
 * order and whole, although messages are lost on the way. It ends with the owner, or the member.
 *
 * <p>Threading: on the member's strand.
 */
final class Link {
  /*
   * Invariants:
   * - kept are the frames that were posted and that the other end has not said it got, oldest first:
   *   numbers acknowledged+1 to sent, at most WINDOW_FRAMES;
   * - a frame is taken only when all before it were: one that comes twice, or after a lost one, is
   *   dropped.
   *
   * Nothing is posted again by the clock: messages of one sender arrive in order, so an end that
   * hears how many frames were posted knows which of them are lost (Message). Members ask while
   * they wait for something; owners answer. So an owner needs no timer, which a hidden tab has once
   * a minute only, and nothing is sent twice that is merely late.
   */
  static final int WINDOW_FRAMES = 64;
  private static final int UNTOLD_FRAMES_MAX = WINDOW_FRAMES / 4;
  private static final int UNTOLD_BYTES_MAX = 64 << 10;

  private final Consumer<Message.Piece> post;
  private final Consumer<byte[]> receiver;
  private final ArrayDeque<Message.Piece> kept = new ArrayDeque<>();
  private final ArrayDeque<Message.Piece> waiting = new ArrayDeque<>();
  private ByteSink partial = new ByteSink(0);
  private int numbered;
  private int sent;
  private int acknowledged;
  private int received;
  private boolean missing;
  private int untoldFrames;
  private int untoldBytes;

  /**
   * An end at which nothing has happened.
   *
   * @param post posts a frame with this piece, which tells how many were received
   * @param receiver takes what the other end sends
   */
  Link(Consumer<Message.Piece> post, Consumer<byte[]> receiver) {
    this.post = post;
    this.receiver = receiver;
  }

  // Sending

  /** Whether what is sent now is posted at once, its first piece at least. */
  boolean hasRoom() {
    return waiting.isEmpty() && kept.size() < WINDOW_FRAMES;
  }

  /** Sends {@code text}, which nobody changes any more; gives the number of its last frame. */
  int send(byte[] text) {
    int from = 0;
    do {
      int to = from + Math.min(text.length - from, MessageFormat.PIECE_BYTES_MAX);
      waiting.add(new Message.Piece(++numbered, to == text.length, text, from, to));
      from = to;
    } while (from < text.length);
    postWaiting();
    return numbered;
  }

  private void postWaiting() {
    while (!waiting.isEmpty() && kept.size() < WINDOW_FRAMES) {
      Message.Piece next = waiting.remove();
      kept.add(next);
      sent = next.number();
      post(next);
    }
  }

  private void post(Message.Piece piece) {
    told();
    post.accept(piece);
  }

  /** The other end has got this many, and those that were posted after them are lost. */
  void heard(Message.Progress other) {
    acknowledge(other.received());
    if (other.missing()) {
      kept.forEach(this::post);
    }
    postWaiting();
  }

  private void acknowledge(int count) {
    while (acknowledged < count && !kept.isEmpty()) {
      acknowledged = kept.remove().number();
    }
  }

  // Receiving

  /** Takes a frame of the other end. */
  void take(Message.Frame frame) {
    acknowledge(frame.received());
    postWaiting();
    Message.Piece piece = frame.piece();
    if (piece.number() == received + 1) {
      received++;
      missing = false;
      untoldFrames++;
      untoldBytes += piece.length();
      add(piece);
    } else {
      missing |= piece.number() > received;
    }
  }

  private void add(Message.Piece piece) {
    if (piece.last() && partial.length() == 0) {
      receiver.accept(piece.text());
      return;
    }
    partial.put(piece.text(), piece.from(), piece.length());
    if (piece.last()) {
      byte[] whole = partial.copy();
      partial = new ByteSink(0); // What was big is not kept.
      receiver.accept(whole);
    }
  }

  /** The other end has posted this many: those that are not here are lost. */
  void posted(int count) {
    missing |= count > received;
  }

  /** Whether frames are known to be lost. */
  boolean isMissing() {
    return missing;
  }

  /** Whether the other end keeps much that it need not keep. */
  boolean owesWord() {
    return untoldFrames >= UNTOLD_FRAMES_MAX || untoldBytes >= UNTOLD_BYTES_MAX;
  }

  /** How far this end is; told to the other. */
  Message.Progress tell() {
    Message.Progress progress = new Message.Progress(received, sent, missing);
    told();
    return progress;
  }

  private void told() {
    untoldFrames = 0;
    untoldBytes = 0;
  }
}
