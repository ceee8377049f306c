package org.korudelta.jvm;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.korudelta.runtime.peers.PeerGroup;

/**
 * What a {@link JvmRuntime} is made of.
 *
 * @param threadsMax how many threads run tasks
 * @param directory where files are; empty for storage in memory
 * @param errorSink receives errors that reached nobody (R3)
 * @param group whom it meets (R13)
 */
record JvmOptions(
    int threadsMax,
    Optional<Path> directory,
    BiConsumer<String, Throwable> errorSink,
    PeerGroup group) {}
