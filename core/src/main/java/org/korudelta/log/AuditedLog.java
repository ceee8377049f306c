package org.korudelta.log;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.korudelta.verify.Finding;

/**
 * What an audit may look at once all commits were told.
 *
 * @param outline which log, and the files of its index
 * @param lastSequence the last commit that was told; 0 for none
 * @param sound whether no damage was found so far
 * @param reader reads the log again; fails {@code corruption} at the first damage
 * @param found takes what is wrong
 * @param read hears of bytes of the index that were read
 */
public record AuditedLog(
    LogOutline outline,
    long lastSequence,
    boolean sound,
    LogReader reader,
    Consumer<Finding> found,
    IntConsumer read) {}
