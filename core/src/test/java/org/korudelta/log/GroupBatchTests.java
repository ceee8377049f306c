package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/** What is no commit never becomes bytes of the log. */
class GroupBatchTests {
  private static final VersionRecord SOUND = Commits.holding(new byte[0]).get(0);

  private final GroupBatch batch = new GroupBatch();

  private static VersionRecord version(String key, List<VersionId> causes, int saltBytes) {
    return new VersionRecord(
        SOUND.id(),
        Optional.empty(),
        causes,
        "n",
        key,
        Operation.PUT,
        SOUND.contentId(),
        new byte[0],
        1,
        0,
        VersionRecord.NEVER,
        0,
        new byte[0],
        new byte[saltBytes]);
  }

  private void assertRefused(
      Class<? extends KoruException> error, String message, List<VersionRecord> commit) {
    assertThatThrownBy(() -> batch.add(commit)).isInstanceOf(error).hasMessage(message);
    assertThat(batch.groups()).isZero();
  }

  @Test
  void add_noVersions_isBadRequest() {
    assertRefused(KoruException.BadRequest.class, "commit without versions", List.of());
  }

  @Test
  void add_oneVersionTooMany_isLimit() {
    assertRefused(
        KoruException.Limit.class,
        "too many versions in a commit: count=100001 max=100000",
        Collections.nCopies(GroupFormat.RECORDS_MAX + 1, SOUND));
  }

  @Test
  void add_oneOrdinalTwice_isBadRequest() {
    assertRefused(
        KoruException.BadRequest.class,
        "version out of place in commit: ordinal=0 expected=1 timestamp=1 commit=1",
        List.of(SOUND, SOUND));
  }

  @Test
  void add_saltOfOtherLength_isBadRequest() {
    assertRefused(
        KoruException.BadRequest.class,
        "salt length: bytes=15 expected=16",
        List.of(version("k", List.of(), 15)));
  }

  @Test
  void add_keyTooLong_isLimit() {
    assertRefused(
        KoruException.Limit.class,
        "key too long: length=1025 max=1024",
        List.of(version("k".repeat(1025), List.of(), VersionRecord.SALT_BYTES)));
  }

  @Test
  void add_moreCausesThanACommitCanHold_isLimit() {
    int most = GroupFormat.BODY_BYTES_MAX / VersionId.BYTES;

    assertRefused(
        KoruException.Limit.class,
        "causes too long: length=" + (most + 1) + " max=" + most,
        List.of(version("k", Collections.nCopies(most + 1, SOUND.id()), VersionRecord.SALT_BYTES)));
    assertRefused(
        KoruException.Limit.class,
        "version too large: bytes=" + (most * 32L + 126) + " max=" + GroupFormat.BODY_BYTES_MAX,
        List.of(version("k", Collections.nCopies(most, SOUND.id()), VersionRecord.SALT_BYTES)));
  }
}
