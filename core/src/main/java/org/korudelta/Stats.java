package org.korudelta;

import org.korudelta.text.Timestamp;

/**
 * Counts and sizes at one moment.
 *
 * @param keyCount keys that have a value
 * @param totalVersions versions, tombstones included
 * @param commitCount commits
 * @param namespaceCount namespaces that have a key with a value
 * @param logBytes bytes of the log
 * @param segmentCount segments of the log
 * @param lastCommit timestamp of the last commit; the least timestamp when there is none
 * @param clockAhead whether the last commit is ahead of the wall clock (D8)
 * @param recovery what the last open found
 * @param tiers where values are
 */
public record Stats(
    long keyCount,
    long totalVersions,
    long commitCount,
    long namespaceCount,
    long logBytes,
    int segmentCount,
    Timestamp lastCommit,
    boolean clockAhead,
    Recovery recovery,
    Tiers tiers) {}
