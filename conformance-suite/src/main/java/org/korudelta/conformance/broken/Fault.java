package org.korudelta.conformance.broken;

import java.util.List;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.Host;

/**
 * A way in which a platform may break the semantics, as a layer over a sound host or a sound
 * runtime; and the scenarios that say by their name that it does.
 *
 * <p>A suite that passes on one of these proves nothing. They are for single-threaded platforms.
 */
public enum Fault {
  /** Now and then, work that was given to the host is never run. */
  LOSES_A_WAKE_UP("loses-a-wake-up", Layer.overHost(LosesAWakeUp::new), "R4.no_wake_up_lost"),

  /** Work is run inside the call that gives it. */
  RUNS_INLINE(
      "runs-inline",
      Layer.overHost(RunsInline::new),
      "R1.spawn_never_inline",
      "R1.spawn_body_never_inline",
      "R4.strand_never_inline",
      "R10.never_inline"),

  /** Timers fire before their time. */
  RINGS_EARLY("rings-early", Layer.overHost(RingsEarly::new), "R5.sleep_never_early"),

  /** Now and then, the monotonic clock goes back. */
  TURNS_BACK_TIME("turns-back-time", Layer.overHost(TurnsBackTime::new), "R9.now_never_goes_back"),

  /** Errors that reached nobody are not reported. */
  SWALLOWS_ERRORS(
      "swallows-errors",
      Layer.overHost(SwallowsErrors::new),
      "R3.unhandled_reported_once",
      "R3.thrown_by_callback"),

  /** Errors that reached nobody are reported again. */
  REPORTS_TWICE("reports-twice", Layer.overHost(ReportsTwice::new), "R3.each_failure_once"),

  /** An interval counts each period from the moment when a tick is asked for. */
  DRIFTS("drifts", Layer.overRuntime(Drifts::new), "R6.no_drift"),

  /** What is in a channel when it is closed never arrives. */
  DROPS_ON_CLOSE(
      "drops-on-close",
      Layer.overChannels(DropsOnClose::new),
      "R7.close_lets_drain",
      "R7.close_fails_waiting_senders"),

  /** Of the receivers that wait at a channel, the last is served first. */
  SERVES_THE_LAST_FIRST(
      "serves-the-last-first",
      Layer.overChannels(ServesTheLastFirst::new),
      "R7.waiting_receivers_in_order",
      "R7.receivers_take_turns"),

  /** A receive that was cancelled takes the next item all the same. */
  EATS_AN_ITEM(
      "eats-an-item", Layer.overChannels(EatsAnItem::new), "R2.cancelled_receive_consumes_nothing"),

  /** Closing names none of the tasks that did not end. */
  NAMES_NOBODY(
      "names-nobody", Layer.overRuntime(NamesNobody::new), "R12.close_names_what_did_not_end"),

  /** A runtime gets what it has posted itself. */
  HEARS_ITSELF("hears-itself", Layer.overPeers(HearsItself::new), "R13.post_not_to_itself"),

  /** Messages of one sender arrive in another order. */
  LETS_OVERTAKE("lets-overtake", Layer.overPeers(LetsOvertake::new), "R13.post_in_order"),

  /** A lock has as many holders as ask for it. */
  LOCKS_NOBODY_OUT(
      "locks-nobody-out",
      Layer.overPeers(LocksNobodyOut::new),
      "R13.lock_has_one_holder",
      "R13.lock_never_overlaps"),

  /** Who loses a lock to a thief is not told. */
  TELLS_NO_LOSER(
      "tells-no-loser",
      Layer.overPeers(TellsNoLoser::new),
      "R13.holder_is_told_before_the_thief_has_it",
      "R13.steal_back");

  private final String text;
  private final Layer layer;
  private final List<String> namedBy;

  Fault(String text, Layer layer, String... namedBy) {
    this.text = text;
    this.layer = layer;
    this.namedBy = List.of(namedBy);
  }

  /** {@code sound} with this fault; {@code sound} itself if it is none of a host. */
  public Host over(Host sound) {
    return layer.host().apply(sound);
  }

  /** {@code sound} with this fault; {@code sound} itself if it is one of a host. */
  public AsyncRuntime over(AsyncRuntime sound) {
    return layer.runtime().apply(sound);
  }

  /** The fault in words, for example {@code runs-inline}. */
  public String text() {
    return text;
  }

  /** The scenarios that must notice: others may, these are about nothing else. */
  public List<String> namedBy() {
    return namedBy;
  }
}
