package org.korudelta.jvm.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.check.Ending;
import org.korudelta.deterministic.check.Moment;
import org.korudelta.deterministic.check.Operation;

/**
 * What a client did and was told.
 *
 * @param client its number
 * @param begun when it asked; no two moments of a round share a number
 * @param ended when it was told
 * @param answer what it was told
 */
record Deed(int client, int begun, int ended, Answer answer) {

  /** What a client may be told. */
  sealed interface Answer {}

  /** The value of a key; 0 for none. */
  record Seen(String key, int number) {
    static Seen of(String key, Optional<Version> version) {
      return new Seen(key, version.map(Ledger::numberOf).orElse(0));
    }
  }

  /** These were the values, all at once. */
  record Found(List<Seen> values) implements Answer {}

  /**
   * These versions were written, all at once and over these values; each names the one that it
   * replaced (D2).
   */
  record Written(List<Seen> over, List<Version> versions) implements Answer {}

  /** A key did not have this value, so that this number was not written. */
  record Refused(Seen expected, int number) implements Answer {}

  /** This deed as the checker knows it. */
  Operation operation(Ledger ledger) {
    if (answer instanceof Refused refused) {
      Seen expected = refused.expected();
      return done(
          new Action.CompareAndSet(expected.key(), expected.number(), refused.number()),
          List.of(0));
    }
    List<Action.Step> steps = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    for (Seen seen : reads(ledger)) {
      steps.add(new Action.Read(seen.key()));
      answers.add(seen.number());
    }
    if (answer instanceof Written written) {
      written.versions().forEach(version -> steps.add(Ledger.write(version)));
    }
    return done(new Action.Transaction(steps), answers);
  }

  /** The values that it must have found. */
  private List<Seen> reads(Ledger ledger) {
    if (answer instanceof Found found) {
      return found.values();
    }
    Written written = (Written) answer;
    List<Seen> reads = new ArrayList<>(written.over());
    written.versions().forEach(version -> reads.add(ledger.before(version)));
    return reads;
  }

  private Operation done(Action action, List<Integer> answers) {
    return new Operation(client, action, at(begun), new Ending.Answered(at(ended), answers));
  }

  private static Moment at(int event) {
    return new Moment(event, event);
  }
}
