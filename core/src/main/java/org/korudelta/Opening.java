package org.korudelta;

import org.korudelta.log.CommitLog;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * A database's log and index, open, before anybody writes.
 *
 * @param foundation what they are on
 * @param log the log
 * @param history all versions
 */
record Opening(Foundation foundation, CommitLog log, History history) {

  /** Opens what is there, or makes it; fails as {@link KoruDelta#open}. */
  static Promise<Opening> of(AsyncRuntime runtime, Options options) {
    StoredFoundation foundation = new StoredFoundation(runtime, options);
    return CommitLog.open(runtime, options.layout(), foundation.replay())
        .map(log -> new Opening(foundation, log, foundation.history(log.reader())));
  }
}
