package org.korudelta;

import java.util.Optional;
import org.korudelta.causal.CausalNode;

/**
 * Where a {@link RandomWalk} came to.
 *
 * @param edge what led there; empty for the start
 * @param node the version
 */
public record WalkedStep(Optional<EdgeType> edge, CausalNode node) {}
