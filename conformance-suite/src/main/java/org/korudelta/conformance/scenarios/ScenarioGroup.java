package org.korudelta.conformance.scenarios;

import java.util.Arrays;
import java.util.List;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.KoruException;

/** A part of the catalogue, by the letter with which the ids of its scenarios begin. */
public enum ScenarioGroup {
  /** The whole catalogue. */
  ALL("all", ""),

  /** Tasks, time, channels and promises. */
  RUNTIME("runtime", "R"),

  /** Values, ids and vectors. */
  VALUES("values", "V"),

  /** Writing, reading, history and snapshots. */
  DATABASE("database", "D"),

  /** What survives, and what damage is. */
  STORAGE("storage", "S");

  private final String text;
  private final String letter;

  ScenarioGroup(String text, String letter) {
    this.text = text;
    this.letter = letter;
  }

  /** The group of this name, or {@code bad_request} with the names that there are. */
  public static ScenarioGroup named(String text) {
    for (ScenarioGroup group : values()) {
      if (group.text.equals(text)) {
        return group;
      }
    }
    List<String> known = Arrays.stream(values()).map(ScenarioGroup::text).toList();
    throw new KoruException.BadRequest("unknown group: group=" + text + " known=" + known);
  }

  /** Its name, for example {@code runtime}. */
  public String text() {
    return text;
  }

  /** Its scenarios, in the order of the catalogue. */
  public List<Scenario> scenarios() {
    return Catalogue.scenarios().stream().filter(one -> one.id().startsWith(letter)).toList();
  }

  /** The ids of {@link #scenarios()}, in order. */
  public List<String> ids() {
    return scenarios().stream().map(Scenario::id).toList();
  }

  /** Whether all of {@code other} is in this. */
  public boolean contains(ScenarioGroup other) {
    return other.letter.startsWith(letter);
  }
}
