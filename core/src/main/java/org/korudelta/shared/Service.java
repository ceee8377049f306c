package org.korudelta.shared;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * What is shared: opened by the member that owns it, and called by all.
 *
 * <p>What it will not be asked to do: make sure that a call is made once, or be open twice. A
 * handle that it gives to a member, of a subscription for example, ends with {@link #memberGone} or
 * with the service; another owner's service does not know it.
 *
 * <p>Threading: one call after the other; each may promise its answer.
 */
public interface Service {

  /**
   * Does what {@code request} says. Calls of one member come in the order in which it made them,
   * and none waits for the answer to another. What the promise fails with reaches the caller, by
   * its code and message.
   *
   * @param member whose call it is, see {@link Member#id}
   */
  Promise<byte[]> call(String member, byte[] request);

  /**
   * Frees what {@code member} has: it left, or its runtime has ended. Called again when the last of
   * its calls has ended, if some were under way: what these made is to be freed, too.
   */
  void memberGone(String member);

  /**
   * Called last; calls that are under way may still end until this is done. One that fails {@code
   * closed} from now on has done nothing, so it is made at the next owner.
   */
  Promise<@Nullable Void> close();
}
