package org.korudelta.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi.Style;

class TableTests {
  private static final String ESCAPE = "\u001b";

  private final StringWriter shown = new StringWriter();

  @Test
  void table_onATerminal_alignsColumnsUnderHeadings() {
    Screen screen = Screen.terminal(() -> 80).withColour(false);
    try (Table table = table(screen, Column.text("KEY"), Column.number("SCORE"))) {
      table.row("rome", "0.819");
      table.row("constantinople", "10.5");
    }

    assertThat(lines())
        .containsExactly(
            "KEY             SCORE", // headings stand as their cells do
            "rome            0.819",
            "constantinople   10.5");
  }

  @Test
  void table_inAPipe_separatesWholeCellsByTabsWithoutHeadings() {
    try (Table table = table(Screen.PIPE, Column.text("KEY"), Column.text("VALUE"))) {
      table.row("a", "x".repeat(500));
    }

    assertThat(lines()).containsExactly("a\t" + "x".repeat(500));
  }

  @Test
  void table_tooWide_cutsTheWidestColumnToTheTerminal() {
    Screen screen = Screen.terminal(() -> 20).withColour(false);
    try (Table table = table(screen, Column.text("KEY"), Column.text("VALUE"))) {
      table.row("alice", "{\"name\":\"Alice Liddell\"}");
    }

    assertThat(lines()).containsExactly("KEY    VALUE", "alice  {\"name\":\"Ali…");
    assertThat(lines()).allMatch(line -> TextWidth.of(line) <= 20);
  }

  @Test
  void table_tooWide_cutsAWholeColumnOnlyWhenNoOtherIsLeftToCut() {
    Column[] columns = {Column.text("TIME").whole(), Column.text("VALUE"), Column.text("BY")};
    String[] row = {"2020-01-01T00:00", "{\"name\":\"Alice\"}", "administrator"};
    try (Table wide = table(Screen.terminal(() -> 40).withColour(false), columns)) {
      wide.row(row);
    }
    try (Table narrow = table(Screen.terminal(() -> 20).withColour(false), columns)) {
      narrow.row(row);
    }

    assertThat(lines())
        .containsExactly(
            "TIME              VALUE       BY",
            "2020-01-01T00:00  {\"name\":\"…  administr…",
            "TIME    VALUE   BY",
            "2020-…  {\"nam…  admin…");
  }

  @Test
  void table_inALineTooNarrowForItsColumns_keepsSomethingOfEach() {
    Screen screen = Screen.terminal(() -> 3).withColour(false);
    try (Table table = table(screen, Column.text("KEY"), Column.text("VALUE"))) {
      table.row("aaaaaaaaaaaa", "bbbbbbbbbbbbb");
    }

    assertThat(lines().get(1)).isEqualTo("aaaaa…  bbbbb…");
  }

  @Test
  void table_wideCharacters_takeTwoColumns() {
    Screen screen = Screen.terminal(() -> 80).withColour(false);
    try (Table table = table(screen, Column.text("KEY"), Column.text("VALUE"))) {
      table.row("日本", "1");
      table.row("abcd", "2");
      table.row("e\u0301", "3");
    }

    assertThat(lines()).containsExactly("KEY   VALUE", "日本  1", "abcd  2", "e\u0301     3");
  }

  @Test
  void table_coloured_paintsHeadingsAndColumnsOnly() {
    Screen screen = Screen.terminal(() -> 80);
    try (Table table = table(screen, Column.text("KEY").in(Style.fg_yellow), Column.text("N"))) {
      table.row("a", "1");
    }

    assertThat(shown.toString())
        .isEqualTo(
            (ESCAPE + "[1mKEY" + ESCAPE + "[0m  " + ESCAPE + "[1mN" + ESCAPE + "[0m\n")
                + (ESCAPE + "[33ma" + ESCAPE + "[0m    1\n"));
  }

  @Test
  void table_cellsThatDriveTheTerminal_areShownAsEscapes() {
    for (Screen screen : List.of(Screen.PIPE, Screen.terminal(() -> 80).withColour(false))) {
      try (Table table = table(screen, Column.text("KEY"), Column.text("N"))) {
        table.row("\u001b[2J\t\u202e", "1\n2");
      }

      assertThat(lines().get(lines().size() - 1))
          .startsWith("\\u001b[2J\\u0009\\u202e")
          .endsWith("1\\u000a2");
    }
  }

  @Test
  void table_long_showsRowsBeforeItsEnd() {
    Screen screen = Screen.terminal(() -> 80).withColour(false);
    Table table = table(screen, Column.text("KEY"), Column.text("VALUE"));
    for (int row = 0; row < 1_001; row++) {
      table.row("k" + row, "v");
    }
    table.row("beyond", "the line has room");

    assertThat(lines()).hasSize(1_003).contains("k999  v", "k10…  v", "bey…  the line has room");
  }

  @Test
  void table_withoutRows_showsNothing() {
    table(Screen.terminal(() -> 80), Column.text("KEY")).close();

    assertThat(shown.toString()).isEmpty();
  }

  @Test
  void columns_ofStty_areReadOrAssumed() {
    assertThat(Screen.columns("24 132\n")).isEqualTo(132);
    assertThat(Screen.columns("0 0\n")).isEqualTo(80);
    assertThat(Screen.columns("")).isEqualTo(80);
    assertThat(Screen.columns("stty: what?")).isEqualTo(80);
  }

  private Table table(Screen screen, Column... columns) {
    return new Table(new PrintWriter(shown, true), screen, columns);
  }

  private List<String> lines() {
    return shown.toString().lines().toList();
  }
}
