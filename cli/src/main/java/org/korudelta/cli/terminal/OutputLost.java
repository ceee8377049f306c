package org.korudelta.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends a command whose answers no longer arrive. Whether that is an error depends on why, which
 * {@link StandardOutput#failure} tells at the end of the run.
 */
public final class OutputLost extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  OutputLost(IOException cause) {
    super(cause);
  }
}
