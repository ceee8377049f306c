package org.korudelta.index.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Operation;
import org.korudelta.log.Address;

class TimelineTests {
  private static final Posting FIRST = posting(10, 0, Operation.PUT);
  private static final Posting SECOND = posting(20, 99_999, Operation.EMBED);
  private static final Posting THIRD = posting(30, 7, Operation.DELETE);
  private static final Timeline ALL =
      Timeline.UNKNOWN.with(List.of(FIRST, SECOND), 25).with(List.of(THIRD), 40);

  private static Posting posting(long nanos, int ordinal, Operation operation) {
    return new Posting(new Address(nanos, ordinal), operation);
  }

  @Test
  void last_anyTime_isTheNewestNotAfterIt() {
    assertThat(ALL.last(9)).isNull();
    assertThat(ALL.last(10)).isEqualTo(FIRST);
    assertThat(ALL.last(19)).isEqualTo(FIRST);
    assertThat(ALL.last(20)).isEqualTo(SECOND);
    assertThat(ALL.last(30)).isEqualTo(THIRD);
    assertThat(ALL.last(Long.MAX_VALUE)).isEqualTo(THIRD);
    assertThat(Timeline.UNKNOWN.last(Long.MAX_VALUE)).isNull();
  }

  @Test
  void history_untilATime_isAPageInOrder() {
    assertThat(history(29, new PostingPage(0, 9))).containsExactly(FIRST, SECOND);
    assertThat(history(99, new PostingPage(1, 1))).containsExactly(SECOND);
    assertThat(history(99, new PostingPage(0, 9, 10))).containsExactly(SECOND, THIRD);
  }

  private static List<Posting> history(long at, PostingPage page) {
    ALL.history(at, page);
    return page.postings();
  }

  @Test
  void with_more_knowsFurtherAndWeighsMore() {
    assertThat(ALL.untilNanos()).isEqualTo(40);
    assertThat(ALL.length()).isEqualTo(3);
    assertThat(ALL.bytes() - Timeline.UNKNOWN.bytes()).isEqualTo(3 * 12);
  }
}
