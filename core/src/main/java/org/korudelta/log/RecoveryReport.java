package org.korudelta.log;

import java.util.Optional;

/**
 * What opening a log found.
 *
 * @param segments how many segments were read
 * @param groups how many commits were delivered
 * @param versions how many versions they hold
 * @param tornTail what was cut, if anything
 * @param possiblyAcknowledged sequence of the last surviving commit when nothing states that it was
 *     durable, so that its writer may or may not have been told; 0 when there is no such commit
 * @param clean whether the log ended in its sealing record, or was new
 */
public record RecoveryReport(
    int segments,
    long groups,
    long versions,
    Optional<TornTail> tornTail,
    long possiblyAcknowledged,
    boolean clean) {}
