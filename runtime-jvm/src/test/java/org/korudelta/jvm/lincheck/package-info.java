/**
 * Owns the proof that promise, task, channel, strand and timers are right in every interleaving of
 * a few calls; may import Lincheck and the runtime's API, and knows no thread pool.
 */
package org.korudelta.jvm.lincheck;
