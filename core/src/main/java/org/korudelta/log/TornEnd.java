package org.korudelta.log;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Tells the torn end of a write that a crash cut short from damage: nothing that is whole states
 * torn bytes to be durable. Threading: stateless.
 */
final class TornEnd {
  private TornEnd() {}

  /**
   * Fails with the error of {@code scan}'s stop, unless that may be a torn end; gives how much of
   * it there is, in bytes: zeros behind it were never written, or ahead of it.
   */
  static Promise<Long> require(AsyncRuntime runtime, SegmentScan scan, SegmentBytes segment) {
    if (scan.stopped().isEmpty()) {
      return runtime.completed(0L);
    }
    ScanStop stop = scan.stopped().get();
    if (!stop.likeACrash() || scan.offset() < scan.durable()) {
      throw stop.error();
    }
    return new DurabilitySurvey(runtime, segment, scan.offset())
        .run()
        .map(
            survey -> {
              if (survey.durable() > scan.offset()) {
                throw stop.error();
              }
              return survey.written() - scan.offset();
            });
  }
}
