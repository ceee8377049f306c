package org.korudelta.cli.graph;

import java.util.Locale;
import org.korudelta.causal.CausalNode;
import org.korudelta.cli.terminal.TerminalText;

/** How a version is called in a drawing; names may be anybody's, and are made safe to show. */
public final class NodeText {
  private static final int SHORT_ID = 12;
  private static final int DATE = 10;

  private NodeText() {}

  /** Namespace and key. */
  public static String name(CausalNode node) {
    return TerminalText.of(node.namespace() + "/" + node.key());
  }

  /** The first digits of its id. */
  public static String shortId(CausalNode node) {
    return node.id().hex().substring(0, SHORT_ID);
  }

  /** What it did to its key. */
  public static String operation(CausalNode node) {
    return node.operation().name().toLowerCase(Locale.ROOT);
  }

  static String date(CausalNode node) {
    return node.timestamp().toString().substring(0, DATE);
  }
}
