package org.korudelta.cli.prove;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.korudelta.causal.Version;

/**
 * What a writer was told, as a line: {@code ack TURN TIME KEY ID KEY ID… .} or {@code no TURN CODE
 * .}. A line without its end counts for nothing.
 *
 * @param acknowledged whether the commit was made; otherwise it was refused
 * @param turn whose
 * @param text the commit's time, keys and ids, or the code of the refusal
 */
record Answer(boolean acknowledged, TurnName turn, String text) {
  private static final String YES = "ack ";
  private static final String NO = "no ";
  private static final String END = " .";

  static Answer acknowledged(TurnName turn, List<Version> versions) {
    return new Answer(true, turn, text(versions));
  }

  static Answer refused(TurnName turn, String code) {
    return new Answer(false, turn, code);
  }

  /** What is told of a commit: its time, and the key and id of each version. */
  static String text(List<Version> versions) {
    StringBuilder text = new StringBuilder();
    text.append(versions.get(0).timestamp().epochNanos());
    for (Version version : versions) {
      text.append(' ').append(version.key()).append(' ').append(version.id());
    }
    return text.toString();
  }

  /** The ids of an acknowledged commit, as hexadecimal digits. */
  List<String> ids() {
    String[] words = text.split(" ", -1);
    return IntStream.range(1, words.length)
        .filter(i -> i % 2 == 0)
        .mapToObj(i -> words[i])
        .toList();
  }

  String line() {
    return (acknowledged ? YES : NO) + turn + " " + text + END;
  }

  /** The answer that {@code line} writes; empty for another line, or one that is cut. */
  static Optional<Answer> parse(String line) {
    boolean acknowledged = line.startsWith(YES);
    if (!line.endsWith(END) || !(acknowledged || line.startsWith(NO))) {
      return Optional.empty();
    }
    int begin = (acknowledged ? YES : NO).length();
    int space = line.indexOf(' ', begin);
    TurnName turn = TurnName.parse(line.substring(begin, space));
    String text = line.substring(space + 1, line.length() - END.length());
    return Optional.of(new Answer(acknowledged, turn, text));
  }
}
