package org.korudelta.transfer.stream;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/** Histories that cannot be, under ids, checksums and genomes that are right. */
public enum ForgedHistory {
  PARENT_OF_ANOTHER_KEY("not the version that it replaces") {
    @Override
    VersionRecord second(VersionRecord first) {
      return made("other", Operation.PUT, one(), new Links(first.id(), null));
    }
  },
  PARENT_LEFT_OUT("not the version that it replaces") {
    @Override
    VersionRecord second(VersionRecord first) {
      return made(first.key(), Operation.PUT, one(), new Links(null, null));
    }
  },
  PARENT_UNKNOWN("not the version that it replaces") {
    @Override
    VersionRecord second(VersionRecord first) {
      return made(first.key(), Operation.PUT, one(), new Links(UNKNOWN, null));
    }
  },
  CAUSE_UNKNOWN("unknown cause") {
    @Override
    VersionRecord second(VersionRecord first) {
      return made("other", Operation.PUT, one(), new Links(null, UNKNOWN));
    }
  },
  NOTHING_TO_DELETE("nothing to delete") {
    @Override
    VersionRecord second(VersionRecord first) {
      return made("other", Operation.DELETE, new byte[0], new Links(null, null));
    }
  },
  ERASED_WITHOUT_RECORD("nothing says why") {
    @Override
    VersionRecord second(VersionRecord first) {
      VersionRecord made = made("other", Operation.PUT, one(), new Links(null, null));
      return SampleHistory.taken(made, Wiping.ERASED);
    }
  },
  RETIRED_WITHOUT_HORIZON("nothing says why") {
    @Override
    VersionRecord second(VersionRecord first) {
      VersionRecord made = made("other", Operation.PUT, one(), new Links(null, null));
      return SampleHistory.taken(made, Wiping.retired(SampleHistory.SECOND_NANOS + 1));
    }
  },
  RETIRED_BEFORE_THE_HORIZON_OF_ANOTHER_KEY("nothing says why") {
    @Override
    VersionRecord first() {
      VersionRecord made =
          SampleHistory.version("k", Operation.PUT, one(), SampleHistory.FIRST_NANOS, 0);
      return SampleHistory.taken(made, Wiping.retired(SampleHistory.SECOND_NANOS));
    }

    @Override
    VersionRecord second(VersionRecord first) {
      return made("other", Operation.PUT, one(), new Links(null, null));
    }
  },
  OTHER_DIMENSIONS("dimensions") {
    @Override
    VersionRecord second(VersionRecord first) {
      byte[] vector = EmbeddingFormat.encode(Embedding.of("m", new float[] {1, 2, 3}));
      return made("other", Operation.EMBED, vector, new Links(null, null));
    }
  };

  private static final VersionId UNKNOWN = VersionId.of(Utf8.encode("u".repeat(32)));

  private final String reason;

  ForgedHistory(String reason) {
    this.reason = reason;
  }

  /** What a refusal of it says. */
  public String reason() {
    return reason;
  }

  /** The stream. */
  public byte[] export() {
    VersionRecord first = first();
    return ForgedExport.ofEmptyBase().commit(first).commit(second(first)).end().all();
  }

  VersionRecord first() {
    byte[] vector = EmbeddingFormat.encode(Embedding.of("m", new float[] {1, 2}));
    return SampleHistory.version("k", Operation.EMBED, vector, SampleHistory.FIRST_NANOS, 0);
  }

  abstract VersionRecord second(VersionRecord first);

  private record Links(@Nullable VersionId parent, @Nullable VersionId cause) {}

  private static byte[] one() {
    return Utf8.encode("1");
  }

  private static VersionRecord made(String key, Operation operation, byte[] content, Links links) {
    VersionRecord plain =
        SampleHistory.version(key, operation, content, SampleHistory.SECOND_NANOS, 0);
    return SampleHistory.named(
        new VersionRecord(
            plain.id(),
            Optional.ofNullable(links.parent()),
            links.cause() == null ? List.of() : List.of(links.cause()),
            plain.namespace(),
            key,
            operation,
            plain.contentId(),
            content,
            plain.timestampNanos(),
            0,
            VersionRecord.NEVER,
            0,
            plain.metadata(),
            plain.salt()));
  }
}
