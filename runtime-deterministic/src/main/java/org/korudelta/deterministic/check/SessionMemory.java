package org.korudelta.deterministic.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a session last met each key.
 *
 * <p>Cost: a logarithm for each access; {@link #copy} is linear in the keys.
 */
final class SessionMemory {
  private final Map<String, Meeting> meetings = new TreeMap<>();

  /** An access, and the operation it is of. */
  record Meeting(Operation operation, Access access) {
    Version version() {
      return Version.of(access);
    }
  }

  /** Notes an access that saw or left a version; others tell nothing. */
  void note(Meeting meeting) {
    if (meeting.access().kind() != Access.Kind.OTHER) {
      meetings.put(meeting.access().key(), meeting);
    }
  }

  /** How the session last met a key; empty if it has not. */
  Optional<Meeting> last(String key) {
    return Optional.ofNullable(meetings.get(key));
  }

  /** How it last met each key, by key. */
  Iterable<Meeting> all() {
    return meetings.values();
  }

  SessionMemory copy() {
    SessionMemory copy = new SessionMemory();
    copy.meetings.putAll(meetings);
    return copy;
  }
}
