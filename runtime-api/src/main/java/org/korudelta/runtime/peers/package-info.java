/**
 * Owns how runtimes meet: messages on topics, locks with one holder, and the group in which those
 * of one process do. May import errors and promises, no host and no platform.
 */
@NullMarked
package org.korudelta.runtime.peers;

import org.jspecify.annotations.NullMarked;
