package org.korudelta.deterministic.check;

/**
 * A version as it was in truth written.
 *
 * @param id its id
 * @param key its key
 * @param commit the number of the commit that wrote it; those of one commit have the same
 * @param links what it replaced and why
 */
public record TrueVersion(String id, String key, int commit, CausalLinks links) {
  String inWords() {
    return "version " + id + " of " + key;
  }
}
