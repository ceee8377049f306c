package org.korudelta.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Reads lines for JLine: open quotes and brackets ask for more; completion sees words. */
final class LineParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    boolean accepted = context == ParseContext.ACCEPT_LINE;
    if (accepted && ShellWords.read(line).unfinished()) {
      throw new EOFError(-1, cursor, "left open", "…");
    }
    return upTo(line, cursor);
  }

  /** The words before the cursor; the last one, maybe empty, is being typed. */
  private static Typed upTo(String line, int cursor) {
    String before = line.substring(0, cursor);
    ShellWords read = ShellWords.read(before);
    List<String> words = new ArrayList<>(read.words().stream().map(ShellWords.Word::text).toList());
    int last = read.words().size() - 1;
    boolean typing = last >= 0 && read.words().get(last).end() == cursor;
    int start = typing ? read.words().get(last).start() : cursor;
    if (!typing) {
      words.add("");
    }
    return new Typed(line, cursor, start, words);
  }

  /** {@inheritDoc} Backslashes are read by {@link ShellWords}. */
  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /**
   * A line that is being typed.
   *
   * @param start where its last word begins
   */
  private record Typed(String line, int cursor, int start, List<String> words)
      implements CompletingParsedLine {

    @Override
    public String word() {
      return words.get(wordIndex());
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return words.size() - 1;
    }

    @Override
    public int rawWordCursor() {
      return cursor - start;
    }

    @Override
    public int rawWordLength() {
      return cursor - start;
    }

    /** Quoted as a whole when it must be; what is not complete keeps its quote open. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      String quoted = ShellWords.quote(candidate.toString());
      boolean open = !complete && quoted.endsWith("'") && quoted.length() > candidate.length();
      return open ? quoted.substring(0, quoted.length() - 1) : quoted;
    }
  }
}
