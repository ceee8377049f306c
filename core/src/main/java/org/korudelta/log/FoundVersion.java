package org.korudelta.log;

import org.korudelta.causal.VersionRecord;

/**
 * A version that was read.
 *
 * @param version it
 * @param named whether its id was computed from the rest of it, so that it cannot be another's
 */
public record FoundVersion(VersionRecord version, boolean named) {}
