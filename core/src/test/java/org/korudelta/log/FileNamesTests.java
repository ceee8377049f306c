package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

/** A data directory holds the files of one log and nothing else. */
class FileNamesTests {

  @Test
  void of_ownFiles_areSortedOut() {
    FileNames names =
        FileNames.of(
            List.of(
                "manifest-1",
                "owner.lock",
                "segment-2147483647.log",
                "segment-0000000001.log",
                "manifest-0"));

    assertThat(names.segments()).containsExactly(1, Integer.MAX_VALUE);
    assertThat(names.slots()).containsExactlyInAnyOrder(0, 1);
    assertThat(FileNames.segment(Integer.MAX_VALUE)).isEqualTo("segment-2147483647.log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "manifest-3",
        "segment-1.log",
        "segment-0000000000.log",
        "segment-000000000a.log",
        "segment-00000 0001.log",
        "segment-2147483648.log",
        "segment-0000000001.bak",
        "stretch-0000000001.log"
      })
  void of_anyOtherFile_isBadRequestNamingIt(String name) {
    assertThatThrownBy(() -> FileNames.of(List.of(name)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("foreign file in data directory: name=" + name);
  }
}
