package org.korudelta.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * A line of the shell as words, by the rules of a POSIX shell where they matter and none of its
 * expansions:
 *
 * <pre>
 * words stand between blanks
 * 'anything'      stands for itself
 * "anything"      stands for itself, but for \\" and \\\\
 * \\c              outside quotes: the character c; at the end of a line: the line goes on
 * {…} and […]     at the start of a word: JSON as it is, up to the matching bracket
 * # …             at the start of a word: a comment to the end of the line
 * </pre>
 *
 * <p>So {@code put users "bob smith" {"name": "Bob"}} is four words. Threading: immutable.
 */
public final class ShellWords {
  private final List<Word> words = new ArrayList<>();
  private final String line;
  private int next;
  private char open;

  /**
   * A word and where it stands.
   *
   * @param text what it means, without quotes
   * @param start the index of its first character in the line
   * @param end one past its last
   */
  public record Word(String text, int start, int end) {}

  private ShellWords(String line) {
    this.line = line;
    readWords();
  }

  /** The words of {@code line}, as far as it goes: the last one may be {@link #unfinished}. */
  static ShellWords read(String line) {
    return new ShellWords(line);
  }

  /**
   * The words of a whole line.
   *
   * @throws KoruException.BadRequest when a quote or bracket is left open
   */
  public static List<String> of(String line) {
    ShellWords read = new ShellWords(line);
    if (read.unfinished()) {
      throw new KoruException.BadRequest("left open at the end of the line: open=" + read.open);
    }
    return read.words.stream().map(Word::text).toList();
  }

  /** The words with their places. */
  List<Word> words() {
    return words;
  }

  /** Whether a quote, a bracket or an escape is left open, so that more must come. */
  boolean unfinished() {
    return open != 0;
  }

  private void readWords() {
    while (skippedToWord()) {
      int start = next;
      char first = line.charAt(start);
      String text = first == '{' || first == '[' ? json() : word();
      words.add(new Word(text, start, next));
    }
  }

  private boolean skippedToWord() {
    while (next < line.length() && (blank(line.charAt(next)) || continues())) {
      next += continues() ? 2 : 1;
    }
    return next < line.length() && line.charAt(next) != '#';
  }

  /** Whether a backslash joins this line to the next. */
  private boolean continues() {
    return line.startsWith("\\\n", next);
  }

  private String word() {
    StringBuilder text = new StringBuilder();
    while (next < line.length() && !blank(line.charAt(next))) {
      char c = line.charAt(next++);
      switch (c) {
        case '\'' -> quoted(text, c);
        case '"' -> quoted(text, c);
        case '\\' -> escaped(text);
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private void quoted(StringBuilder text, char quote) {
    open = quote;
    while (next < line.length()) {
      char c = line.charAt(next++);
      if (c == quote) {
        open = 0;
        return;
      }
      boolean escape =
          quote == '"' && c == '\\' && next < line.length() && escapes(line.charAt(next));
      text.append(escape ? line.charAt(next++) : c);
    }
  }

  private static boolean escapes(char c) {
    return c == '"' || c == '\\';
  }

  private void escaped(StringBuilder text) {
    if (next == line.length()) {
      open = '\\';
      return;
    }
    char c = line.charAt(next++);
    if (c != '\n') {
      text.append(c);
    }
  }

  /** Up to the bracket that matches the first; brackets inside of JSON's strings do not count. */
  private String json() {
    int start = next;
    StringBuilder closing = new StringBuilder();
    boolean inString = false;
    do {
      char c = line.charAt(next++);
      if (inString) {
        inString = c != '"';
        next += c == '\\' && next < line.length() ? 1 : 0;
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        closing.append(c == '{' ? '}' : ']');
      } else if (c == closing.charAt(closing.length() - 1)) {
        closing.setLength(closing.length() - 1);
      }
    } while (next < line.length() && closing.length() > 0);
    open = closing.length() > 0 ? line.charAt(start) : 0;
    return line.substring(start, next) + (open == 0 ? word() : "");
  }

  /** {@code word} written so that it is read as itself. */
  static String quote(String word) {
    boolean plain = !word.isEmpty() && word.chars().noneMatch(ShellWords::special);
    boolean bare = plain && word.charAt(0) != '{' && word.charAt(0) != '[' && word.charAt(0) != '#';
    return bare ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean special(int c) {
    return c <= ' ' || c == '\'' || c == '"' || c == '\\';
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
