package org.korudelta.deterministic.junit;

import org.jspecify.annotations.Nullable;

/** What several calls threw: the first, with the others suppressed in it. */
final class FirstThrown {
  private @Nullable Throwable first;

  /** Calls {@code body}, and keeps what it throws. */
  void catching(Runnable body) {
    try {
      body.run();
    } catch (Throwable thrown) { // JUnit passes checked ones on, too
      note(thrown);
    }
  }

  @SuppressWarnings("ReferenceEquality") // none can be suppressed in itself
  private void note(Throwable thrown) {
    Throwable known = first;
    if (known == null) {
      first = thrown;
    } else if (known != thrown) {
      known.addSuppressed(thrown);
    }
  }

  /** Throws what was thrown first, if anything was. */
  void rethrow() throws Exception {
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof Exception exception) {
      throw exception;
    }
  }
}
