package org.korudelta.docs;

/** Code within a sentence. */
record Mention(Place place, String code) {
  /** Whether it is a command line of ours, and not the mere name. */
  boolean isCommand() {
    return code.startsWith("koru ") || code.startsWith("./koru ");
  }
}
