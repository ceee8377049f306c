package org.korudelta.cli.terminal;

import java.util.Locale;
import java.util.Map;

/** When colours are used: {@code --color}. */
public enum Colour {
  /** On a terminal, unless {@code NO_COLOR} is set or {@code TERM} is {@code dumb}. */
  AUTO,
  /** Always, even into a pipe. */
  ALWAYS,
  /** Never. */
  NEVER;

  /** {@code screen}, coloured as chosen. */
  public Screen on(Screen screen, Map<String, String> environment) {
    return screen.withColour(
        switch (this) {
          case AUTO -> screen.terminal() && !refused(environment);
          case ALWAYS -> true;
          case NEVER -> false;
        });
  }

  /** no-color.org: set and not empty. */
  private static boolean refused(Map<String, String> environment) {
    return !environment.getOrDefault("NO_COLOR", "").isEmpty()
        || environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** As it is written after {@code --color}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
