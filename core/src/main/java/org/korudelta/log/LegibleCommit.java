package org.korudelta.log;

import java.util.List;

/**
 * A commit that verification has read, or what is left of it.
 *
 * @param sequence its number in the log
 * @param records how many versions it has
 * @param versions those that could be read, in their order
 */
public record LegibleCommit(long sequence, int records, List<LegibleVersion> versions) {}
