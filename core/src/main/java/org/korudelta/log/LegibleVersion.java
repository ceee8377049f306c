package org.korudelta.log;

import org.korudelta.causal.VersionRecord;

/**
 * A version that verification could read.
 *
 * @param version as its record says
 * @param sound whether the record is what was written; else only its links are of use
 */
public record LegibleVersion(VersionRecord version, boolean sound) {}
