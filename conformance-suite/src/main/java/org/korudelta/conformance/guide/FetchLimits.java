package org.korudelta.conformance.guide;

import java.time.Duration;

/**
 * How a {@link FetchQueue} holds back.
 *
 * @param waiting how many addresses may wait, 1 or more
 * @param atOnce how many are fetched at once, 1 or more
 * @param apart at least so long from the start of one attempt to the start of the next
 * @param attempts how often an address is tried, 1 or more
 * @param pause before the second attempt; doubled before each further one
 * @param deadline for each attempt
 */
public record FetchLimits(
    int waiting, int atOnce, Duration apart, int attempts, Duration pause, Duration deadline) {}
