/**
 * Owns the proof that promise, task, channel, strand, timers and the whole database are right in
 * every interleaving of a few calls; may import Lincheck, the runtime's API and the database, and
 * knows no thread pool but behind the database's front door.
 */
package org.korudelta.jvm.lincheck;
