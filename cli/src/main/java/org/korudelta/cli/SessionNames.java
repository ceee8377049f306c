package org.korudelta.cli;

import java.util.List;
import java.util.Optional;
import org.korudelta.cli.shell.Names;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;

/**
 * The names in a session's database, at the moment it looks at.
 *
 * @param session whose names
 */
record SessionNames(Session session) implements Names {

  @Override
  public List<String> namespaces(String start, int max) {
    return reads().map(BlockingReads::namespaces).orElse(List.of()).stream()
        .filter(name -> name.startsWith(start))
        .limit(max)
        .toList();
  }

  @Override
  public List<String> keys(String namespace, String start, int max) {
    try {
      return reads().map(reads -> reads.keys(namespace, start, max)).orElse(List.of());
    } catch (KoruException.BadRequest | KoruException.Limit e) {
      return List.of(); // No such name can be.
    }
  }

  private Optional<BlockingReads> reads() {
    BlockingKoruDelta open = session.open();
    Timestamp at = session.readPoint();
    return Optional.ofNullable(at == null || open == null ? open : open.asOf(at));
  }
}
