package org.korudelta.causal;

import java.util.Optional;

/**
 * A page of a long answer of the causal graph.
 *
 * <pre>{@code
 * CausalPage first = CausalPage.of(100);
 * CausalPage second = first.beyond(lastOfTheFirst);
 * }</pre>
 *
 * @param limit how many versions at most; at least 1, else the question fails {@code bad_request}
 * @param beyond where the page before ended: only versions further on in the direction of the
 *     question are wanted. Any version will do; an unknown one is {@code not_found}
 */
public record CausalPage(int limit, Optional<VersionId> beyond) {
  /** The first page. */
  public static CausalPage of(int limit) {
    return new CausalPage(limit, Optional.empty());
  }

  /** The page of this size that begins beyond {@code id}. */
  public CausalPage beyond(VersionId id) {
    return new CausalPage(limit, Optional.of(id));
  }
}
