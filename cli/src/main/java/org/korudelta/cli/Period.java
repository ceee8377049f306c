package org.korudelta.cli;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/**
 * From one time to another, both inclusive.
 *
 * @param from null for the beginning
 * @param to null for the end
 */
record Period(@Nullable Timestamp from, @Nullable Timestamp to) {

  /** {@code bad_request} when it would end before it begins. */
  Period {
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw new KoruException.BadRequest("times in the wrong order: from=" + from + " to=" + to);
    }
  }
}
