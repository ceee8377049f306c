package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.JsonNumber;
import org.korudelta.log.DiskImage;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * The index repeats the log: whatever becomes of its files, the database opens, and an answer is
 * the right one or says that it met damage.
 */
class IndexDamageTests {
  private static final String DAMAGE = "corruption";
  private static final int COMMITS = 40;
  private static final Options SMALL =
      Options.defaults().withMemory(new MemoryBudget(0, 0, 0, 7)).withSegmentBytesMax(4_096);

  private DiskImage whole;
  private List<String> expected;
  private int refused;

  @BeforeEach
  void write() {
    OpenDatabase open = OpenDatabase.with(SMALL);
    for (int i = 0; i < COMMITS; i++) {
      Write put = new Write.Put("n" + i % 2, "key-" + i % 5, JsonNumber.of(i), WriteOptions.NONE);
      Write delete = new Write.Delete("n0", "key-0", WriteOptions.NONE);
      open.await(open.db.putBatch(i % 10 == 9 ? List.of(put, delete) : List.of(put)));
    }
    expected = answers(open);
    open.await(open.db.close());
    whole = DiskImage.of(open.runtime.disk());
    assertThat(indexes(whole)).hasSizeGreaterThan(1);
  }

  private static List<String> indexes(DiskImage image) {
    return image.files().keySet().stream().filter(name -> name.endsWith(".idx")).toList();
  }

  @Test
  void open_withoutIndexFiles_writesThemAgain() {
    DiskImage bare = whole;
    for (String name : indexes(whole)) {
      bare = bare.without(name);
    }
    OpenDatabase open = reopened(bare);

    assertThat(answers(open)).isEqualTo(expected);
    open.await(open.db.close());
    assertThat(indexes(DiskImage.of(open.runtime.disk()))).isNotEmpty();
  }

  @Test
  void open_anyFileMissing_answersTheSame() {
    for (String name : indexes(whole)) {
      assertThat(answers(reopened(whole.without(name)))).as(name).isEqualTo(expected);
    }
  }

  /** As a disk does that writes to the wrong place. */
  @Test
  void open_oneFileInPlaceOfAnother_answersTheSame() {
    for (String name : indexes(whole)) {
      for (String other : indexes(whole)) {
        DiskImage image = whole.with(name, whole.bytes(other));
        assertThat(answers(reopened(image))).as(other + " as " + name).isEqualTo(expected);
      }
    }
  }

  @Test
  void open_anyFileCutShort_answersTheSame() {
    for (String name : indexes(whole)) {
      int length = whole.bytes(name).length;
      for (int left = 0; left < length; left += 37) {
        List<String> answers = answers(reopened(whole.truncated(name, left)));
        assertThat(answers).as(name + " cut to " + left).isEqualTo(expected);
      }
    }
  }

  @Test
  void read_anyByteFlipped_answersTheSameOrSaysSo() {
    for (String name : indexes(whole)) {
      int length = whole.bytes(name).length;
      for (int at = 0; at < length; at += 3) {
        requireSound(answers(reopened(whole.flipped(name, at, 0x10))), name + " at " + at);
      }
    }
    assertThat(refused).isPositive();
  }

  private void requireSound(List<String> answers, String where) {
    for (int i = 0; i < expected.size(); i++) {
      boolean damage = answers.get(i).equals(DAMAGE);
      refused += damage ? 1 : 0;
      assertThat(damage || answers.get(i).equals(expected.get(i)))
          .as("%s: %s instead of %s", where, answers.get(i), expected.get(i))
          .isTrue();
    }
  }

  private static OpenDatabase reopened(DiskImage image) {
    return OpenDatabase.on(DeterministicRuntime.of(Choices.none(), image.disk()), SMALL);
  }

  /** One for each question, so that damage met by one leaves the others. */
  private static List<String> answers(OpenDatabase open) {
    List<String> answers = new ArrayList<>();
    KoruDelta db = open.db;
    answers.add(text(open, db.namespaces(), Object::toString));
    answers.add(text(open, db.changes(Timestamp.MIN, 100), Versions::texts));
    for (int namespace = 0; namespace < 2; namespace++) {
      answers.add(text(open, db.keys("n" + namespace), Object::toString));
      for (int key = 0; key < 5; key++) {
        String name = "key-" + key;
        answers.add(text(open, db.get("n" + namespace, name), Object::toString));
        answers.add(text(open, db.history("n" + namespace, name), Versions::texts));
      }
    }
    answers.add(text(open, db.stats(), stats -> stats.totalVersions() + " " + stats.keyCount()));
    return answers;
  }

  private static <T> String text(OpenDatabase open, Promise<T> answer, Function<T, String> words) {
    return Answers.text(open.runtime, answer, words);
  }

  /** Versions in words. */
  private static final class Versions {
    private static String texts(List<Version> versions) {
      return versions.stream().map(version -> version.id().hex().substring(0, 8)).toList() + "";
    }
  }
}
