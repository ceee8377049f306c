package org.korudelta.index.run;

/** The parts of a run. */
public enum RunPart {
  /** The versions of each key. */
  KEYS("keys"),
  /** The address of each version. */
  IDS("ids"),
  /** What names a version as its cause. */
  EFFECTS("effects"),
  /** Where records begin in the log. */
  PLACES("places"),
  /** The namespaces. */
  CATALOG("catalog"),
  /** What the run holds. */
  FOOTER("footer");

  private final String words;

  RunPart(String words) {
    this.words = words;
  }

  /** Its name, for a person. */
  public String words() {
    return words;
  }
}
