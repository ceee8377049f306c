package org.korudelta.deterministic.check;

import java.util.List;

/**
 * One thing a client asked for, and what became of it.
 *
 * <p>Threading: immutable.
 *
 * @param client who asked; a client asks for one thing at a time
 * @param action what for
 * @param invoked when it began
 * @param ending how it ended
 */
public record Operation(int client, Action action, Moment invoked, Ending ending) {

  /** What it did to each key; what it would do, if nobody knows whether it happened. */
  public List<Access> accesses() {
    return ending.mayHaveHappened() ? action.accesses(ending.answers()) : List.of();
  }

  /** Whether it took effect before its client was told the answer. */
  boolean isAnswered() {
    return ending instanceof Ending.Answered;
  }

  /**
   * A sentence without its stop, such as {@code client 1 wrote x=2 [3, 7]}, with the events of its
   * invocation and its end.
   */
  public String inWords() {
    String done = action.inWords(ending.answers());
    if (ending instanceof Ending.Answered answered) {
      return "client " + client + " " + done + span(answered.at());
    }
    if (ending instanceof Ending.Failed failed) {
      return "client " + client + " failed and never " + done + span(failed.at());
    }
    return "client " + client + " perhaps " + done + " [from " + invoked.event() + "]";
  }

  private String span(Moment end) {
    return " [" + invoked.event() + ", " + end.event() + "]";
  }
}
