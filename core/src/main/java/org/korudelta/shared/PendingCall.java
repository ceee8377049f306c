package org.korudelta.shared;

import org.korudelta.runtime.PromiseSource;

/**
 * A call that has no answer yet.
 *
 * @param number its place among the calls of its member
 * @param kind what becomes of it when its owner goes
 * @param request for the service
 * @param answer the caller's promise
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, handed on.
record PendingCall(int number, CallKind kind, byte[] request, PromiseSource<byte[]> answer) {

  /** Whether another owner may be asked, although one has been asked before. */
  boolean isRepeatable() {
    return kind == CallKind.REPEATABLE;
  }
}
