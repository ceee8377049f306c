package org.korudelta.cli;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruReader;
import picocli.CommandLine.Option;

/** What every command takes that only reads: {@code --read-only}, beside whoever writes. */
final class ReadingOptions extends DataOptions {
  @Option(
      names = "--read-only",
      description =
          "Read what was written by now, also while another process has the database open; takes no"
              + " ownership, and changes nothing.")
  private boolean readOnly;

  private @Nullable BlockingKoruReader opened;

  /** The database; a command looks at one moment of it, however often it asks. */
  @Override
  BlockingKoruReader readable() {
    if (!readOnly) {
      return owned();
    }
    BlockingKoruReader known = opened;
    opened = known == null ? session().reader(directory()) : known;
    return opened;
  }

  private BlockingKoruReader owned() {
    try {
      return super.readable();
    } catch (KoruException.AlreadyOpen e) {
      throw new KoruException.AlreadyOpen(
          e.getMessage() + "; to read what was written by now: --read-only", e);
    }
  }
}
