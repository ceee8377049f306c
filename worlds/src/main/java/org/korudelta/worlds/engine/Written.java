package org.korudelta.worlds.engine;

import org.korudelta.causal.Version;

/**
 * A version that is there, and the attempt that wrote it.
 *
 * @param version what the database holds
 * @param writer what its mark says
 */
record Written(Version version, Attempt writer) {}
