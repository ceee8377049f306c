package org.korudelta.shared;

import org.jspecify.annotations.Nullable;

/**
 * What members post to each other. Those of one sender arrive in order: so whoever hears that a
 * frame was posted before this message, and has not got it, knows that it is lost.
 */
sealed interface Message {

  /**
   * Asks the owner for a sign of life.
   *
   * @param member who asks
   * @param number counts the questions of this member; 0 where no answer is wanted
   * @param way the owner it knows, and the link to it
   * @param progress of that link
   */
  record Probe(String member, int number, Way way, Progress progress) implements Message {}

  /**
   * An owner's sign of life.
   *
   * @param number of the question that it answers; 0 for none
   * @param way the owner, and the link to the member that asked
   * @param state how far the owner is
   * @param progress of that link
   * @param error why the service did not open
   */
  record Sign(
      int number, Way way, OwnerState state, Progress progress, @Nullable CarriedError error)
      implements Message {}

  /**
   * A piece of a request or an answer.
   *
   * @param member who sends or gets it
   * @param way the owner that gets or sends it, and the link
   * @param received how many frames the sender has got
   * @param piece the piece
   */
  record Frame(String member, Way way, int received, Piece piece) implements Message {}

  /**
   * From a member to an owner and back.
   *
   * @param epoch the owner, 0 for none
   * @param link counts the links of the member; 0 for none
   */
  record Way(long epoch, int link) {
    static final Way NONE = new Way(0, 0);
  }

  /**
   * How far one end of a link is.
   *
   * @param received how many frames it has got, all those before included
   * @param sent how many it has posted
   * @param missing whether it knows that frames after those received are lost
   */
  record Progress(int received, int sent, boolean missing) {
    static final Progress NONE = new Progress(0, 0, false);
  }

  /**
   * Bytes {@code from} to {@code to} of a text that is sent in pieces.
   *
   * @param number its place in the link, from 1
   * @param last whether the text ends with it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and copied only where it is posted.
  record Piece(int number, boolean last, byte[] text, int from, int to) {
    int length() {
      return to - from;
    }
  }
}
