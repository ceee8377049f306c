package org.korudelta.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class ShellWordsTests {

  @Test
  void of_blanks_separateWords() {
    assertThat(ShellWords.of("  get\tusers  alice ")).containsExactly("get", "users", "alice");
    assertThat(ShellWords.of(" ")).isEmpty();
  }

  @Test
  void of_quotes_keepWhatTheyHold() {
    assertThat(ShellWords.of("get users 'bob smith'")).last().isEqualTo("bob smith");
    assertThat(ShellWords.of("get users \"bob smith\"")).last().isEqualTo("bob smith");
    assertThat(ShellWords.of("\"a\\\"b\\\\c\\d\"")).containsExactly("a\"b\\c\\d");
    assertThat(ShellWords.of("'a\\'")).containsExactly("a\\");
    assertThat(ShellWords.of("bob\\ smith")).containsExactly("bob smith");
    assertThat(ShellWords.of("a'b c'\"d e\"")).containsExactly("ab cd e");
    assertThat(ShellWords.of("get users ''")).last().isEqualTo("");
  }

  @Test
  void of_backslashAtTheEndOfALine_joinsItToTheNext() {
    assertThat(ShellWords.of("put users \\\n  bob 1")).containsExactly("put", "users", "bob", "1");
    assertThat(ShellWords.of("put us\\\ners bob \\\n1"))
        .containsExactly("put", "users", "bob", "1");
    assertThat(ShellWords.of("\\\nkeys \\\n# all")).containsExactly("keys");
    assertThat(ShellWords.of("'a\\\nb'")).containsExactly("a\\\nb");
  }

  @Test
  void of_json_isOneWordAsItIs() {
    String json = "{\"name\": \"Bob \\\"}\\\" [\", \"tags\": [1, {\"a\": []}]}";

    assertThat(ShellWords.of("put users bob " + json + " --json"))
        .containsExactly("put", "users", "bob", json, "--json");
    assertThat(ShellWords.of("[1, 2] x")).containsExactly("[1, 2]", "x");
    assertThat(ShellWords.of("'{\"a\": 1}'")).containsExactly("{\"a\": 1}");
    assertThat(ShellWords.of("a{b c}")).containsExactly("a{b", "c}");
  }

  @Test
  void of_comment_isLeftOut() {
    assertThat(ShellWords.of("keys # all of them")).containsExactly("keys");
    assertThat(ShellWords.of("# nothing")).isEmpty();
    assertThat(ShellWords.of("get a b#c")).last().isEqualTo("b#c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"", "get 'a", "put a b {\"c\": 1", "[[]", "a\\", "{\"", "{\"\\"})
  void of_leftOpen_isRefused(String line) {
    assertThat(ShellWords.read(line).unfinished()).isTrue();
    assertThatThrownBy(() -> ShellWords.of(line)).isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void quote_anyWord_isReadAsItself() {
    Random random = new Random(3);
    String letters = "ab '\"\\{}[]#\t\n$é日";
    for (int run = 0; run < 5_000; run++) {
      StringBuilder word = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }

      assertThat(ShellWords.of("a " + ShellWords.quote(word.toString()) + " b"))
          .containsExactly("a", word.toString(), "b");
    }
  }

  @Test
  void quote_plainWord_staysPlain() {
    assertThat(ShellWords.quote("text/javascript")).isEqualTo("text/javascript");
    assertThat(ShellWords.quote("bob smith")).isEqualTo("'bob smith'");
  }
}
