package org.korudelta.browser;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.Reads;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** An export as it is asked for, piece by piece; it is at most one piece ahead. */
public final class WebExport {
  private final AsyncRuntime runtime;
  private final Channel<byte[]> pieces;
  private final Promise<TransferReport> report;

  WebExport(Reads reads, AsyncRuntime runtime, Timestamp after) {
    this.runtime = runtime;
    this.pieces = runtime.channel(1);
    this.report = runtime.spawn("export", () -> reads.export(after, pieces::send)).promise();
    report.onComplete(end -> pieces.close());
  }

  /** Resolves to the next piece, a {@code Uint8Array}, or to null at the end. */
  @JSExport
  public JSPromise<@Nullable JSObject> next() {
    return Bridge.promise(this::piece, piece -> piece.map(Bytes::view).orElse(null));
  }

  private Promise<Optional<byte[]>> piece() {
    return pieces
        .receive()
        .then(
            piece ->
                piece.isPresent()
                    ? runtime.completed(piece)
                    : report.map(done -> Optional.empty()));
  }

  /** Ends it, wherever it is. */
  @JSExport
  public void close() {
    pieces.close();
  }
}
