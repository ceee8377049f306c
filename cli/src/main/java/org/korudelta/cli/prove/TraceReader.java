package org.korudelta.cli.prove;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads what {@code strace -f -y} writes, line by line: the calls of several threads, which begin
 * and end apart when another thread calls in between.
 */
final class TraceReader {
  private static final String UNFINISHED = " <unfinished ...>";
  private static final String RESUMED = "<... ";
  private static final String RESULT = " = ";

  /** What stands for the result of a call in which the process was killed. */
  private static final String NO_RESULT = "?";

  private final Map<String, SystemCall> underWay = new HashMap<>();
  private final Listener listener;

  /** Who hears of calls, in the order in which strace saw them. */
  interface Listener {
    void began(SystemCall call);

    /** As it is written after the equals sign; a call in which the process is killed never ends. */
    void ended(SystemCall call, String result);
  }

  TraceReader(Listener listener) {
    this.listener = listener;
  }

  /** Takes a line; those that tell of signals and exits are passed over. */
  void read(String line) {
    int space = line.indexOf(' ');
    String thread = line.substring(0, Math.max(space, 0));
    String text = line.substring(space + 1).strip();
    if (text.startsWith(RESUMED)) {
      resumed(thread, text);
    } else if (text.endsWith(UNFINISHED)) {
      begin(thread, text.substring(0, text.length() - UNFINISHED.length()));
    } else if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
      whole(thread, text);
    }
  }

  private void resumed(String thread, String text) {
    SystemCall call = underWay.remove(thread);
    String result = result(text);
    if (call != null && !result.startsWith(NO_RESULT)) {
      listener.ended(call, result);
    }
  }

  private void whole(String thread, String text) {
    int end = text.lastIndexOf(')', text.lastIndexOf(RESULT));
    if (end >= 0) {
      begin(thread, text.substring(0, end));
      resumed(thread, text);
    }
  }

  private void begin(String thread, String text) {
    int parenthesis = text.indexOf('(');
    SystemCall call =
        new SystemCall(thread, text.substring(0, parenthesis), text.substring(parenthesis + 1));
    underWay.put(thread, call);
    listener.began(call);
  }

  private static String result(String text) {
    return text.substring(text.lastIndexOf(RESULT) + RESULT.length());
  }
}
