package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;

/**
 * Whether each operation can have taken effect at one instant between its invocation and its
 * answer, all in one order that explains every answer (Herlihy and Wing, 1990). Keys are checked
 * apart; keys that transactions join are checked together, which is strict serializability.
 *
 * <p>Operations whose end nobody knows may take effect at any time after their invocation, or
 * never. A value may be written more than once.
 *
 * <p>Cost: exponential in the number of operations of a key that overlap, near linear in all
 * others; a thousand operations of four clients take milliseconds. A search that makes more than
 * its share of placements is given up as {@link Verdict.Undecided}.
 *
 * <p>Threading: immutable.
 */
public final class Linearizability {
  private static final int PLACEMENTS_MAX = 1_000_000;

  private final int placementsMax;

  /** Gives up on a key after a million placements, some seconds of work. */
  public Linearizability() {
    this(PLACEMENTS_MAX);
  }

  /**
   * Gives up on a key after {@code placementsMax} placements.
   *
   * @throws KoruException.BadRequest if that is below 1
   */
  public Linearizability(int placementsMax) {
    if (placementsMax < 1) {
      throw new KoruException.BadRequest("placements below 1: placementsMax=" + placementsMax);
    }
    this.placementsMax = placementsMax;
  }

  /** Says of each key that has no order which operation could not be placed. */
  public Verdict check(List<Operation> operations) {
    List<String> sentences = new ArrayList<>();
    Optional<Verdict> undecided = Optional.empty();
    for (KeyGroup group : KeyGroup.of(operations)) {
      Verdict verdict = new PlacementSearch(group, placementsMax).run();
      if (verdict instanceof Verdict.Rejected rejected) {
        sentences.addAll(rejected.sentences());
      } else if (verdict instanceof Verdict.Undecided) {
        undecided = Optional.of(verdict);
      }
    }
    return sentences.isEmpty() ? undecided.orElseGet(Verdict.Accepted::new) : Verdict.of(sentences);
  }
}
