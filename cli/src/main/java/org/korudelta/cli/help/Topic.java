package org.korudelta.cli.help;

import java.util.List;

/** What help explains beside the commands. */
public final class Topic {
  private static final String TIMES =
      """
      TIMES
        Where a command takes a TIME, any of these will do:

          2024-07-12T09:30:00Z         a moment, RFC 3339; or with an offset: …T11:30:00+02:00
          2024-07-12                   the start of that day, UTC
          now, today, yesterday        this moment; the start of the day, UTC
          "2 days ago", "an hour ago"  that long before now; "ago" may be left out
          10m, 3h, 1h30m, 2w, 1y       the same, short
          "last week", "last month"    one week, one month before now

        Units: s sec second, m min minute, h hr hour, d day, w week, mo month, y yr year; long ones
        also with a plural's s. Months and years are those of the calendar. Dots may stand for
        blanks: 2.days.ago. Now is the clock of this computer.

      EXAMPLES
        koru get mime text/javascript --at 2020-01-01
        koru keys mime --at "10 years ago"
        koru log mime text/javascript --at yesterday
      """;

  private static final String ENVIRONMENT =
      """
      ENVIRONMENT
        KORU_DATA       The database's directory where --data does not name one.
        NO_COLOR        When set and not empty, --color=auto does not colour.
        TERM            When it is dumb, --color=auto does not colour.
        XDG_STATE_HOME  Where koru shell keeps its history: $XDG_STATE_HOME/koru/history, or else
                        ~/.local/state/koru/history; nowhere without a home.

      EXAMPLES
        KORU_DATA=/var/lib/app koru stats
        NO_COLOR=1 koru log users alice
      """;

  private Topic() {}

  /** The names of all topics. */
  public static List<String> names() {
    return List.of("times", "environment");
  }

  /** The page of a topic. */
  public static String text(String name) {
    return name.equals("times") ? TIMES : ENVIRONMENT;
  }
}
