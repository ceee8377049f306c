package org.korudelta;

import java.util.List;
import java.util.Set;
import org.korudelta.causal.VersionRecord;

/**
 * The versions of a commit.
 *
 * @param versions by ordinal
 * @param revivals ordinals of those whose parent is a tombstone
 */
record ComposedCommit(List<VersionRecord> versions, Set<Integer> revivals) {}
