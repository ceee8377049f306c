package org.korudelta.examples.ratelimiter;

import org.korudelta.runtime.Promise;

/** Says who may go on. */
public interface Limiter {

  /** Takes a token; false when there is none, and the client should try again later. */
  Promise<Boolean> tryAcquire();
}
