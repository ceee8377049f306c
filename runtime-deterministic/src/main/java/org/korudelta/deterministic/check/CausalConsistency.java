package org.korudelta.deterministic.check;

import java.util.List;
import org.korudelta.error.KoruException;

/**
 * Whether there is an order of all writes, the same for all clients, that keeps to the causal order
 * and in which each read gives the last write it causally knows of: causal convergence, by the bad
 * patterns of Bouajjani, Enea, Guerraoui and Hamza, "On verifying causal consistency" (2017). A
 * transaction counts as one operation, which is seen whole or not at all.
 *
 * <p>Looks for the patterns ThinAirRead, CyclicCO, WriteCOInitRead, WriteCORead and CyclicCF in
 * this order, and tells a shortest instance of the first found. Shortest is what goes least often
 * from one client to another; of the writes of one client that a reader knows only the last is
 * looked at.
 *
 * <p>Every value must be written to a key at most once, and 0 never: a delete that is to be told
 * from others writes a number of its own. Compare-and-sets that answered 0 say nothing here.
 *
 * <p>Cost: the operations times the clients and the operations of unknown end; to tell what is
 * wrong, up to the square of the operations.
 *
 * <p>Threading: immutable.
 */
public final class CausalConsistency {

  /** A checker; it keeps nothing. */
  public CausalConsistency() {}

  /**
   * Tells the first bad pattern, its name before the colon and then what happened.
   *
   * @throws KoruException.BadRequest if a value may have been written to a key twice, or 0 was
   */
  public Verdict check(List<Operation> operations) {
    Writers writers = new Writers(operations);
    List<String> unfounded = UnfoundedReads.in(writers, operations);
    return unfounded.isEmpty() ? new BadPatterns(writers).find() : Verdict.of(unfounded);
  }
}
