package org.korudelta.transfer.stream;

import java.util.Optional;

/** What a frame holds. Its code stands in streams: it never changes. */
enum FrameKind {
  /** The history that the stream goes on from: the first frame. */
  BASE(1, BaseFormat.BYTES_MAX),
  /** One commit. */
  COMMIT(2, CommitFormat.BYTES_MAX),
  /** The genome of the history after it: the last frame. */
  END(3, EndFormat.BYTES);

  private final int code;
  private final int bytesMax;

  FrameKind(int code, int bytesMax) {
    this.code = code;
    this.bytesMax = bytesMax;
  }

  int code() {
    return code;
  }

  /** How long the body may be. */
  int bytesMax() {
    return bytesMax;
  }

  static Optional<FrameKind> of(int code) {
    for (FrameKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
