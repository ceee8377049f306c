/**
 * Owns a rate limiter for many clients of one store; may import the runtime contract only, so that
 * it runs on every runtime and in a simulation.
 */
@NullMarked
package org.korudelta.examples.ratelimiter;

import org.jspecify.annotations.NullMarked;
