package org.korudelta.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/**
 * Messages as bytes. Numbers are varints, an epoch has eight bytes, texts stand behind their length
 * in UTF-8; the bytes of a piece stand last.
 *
 * <pre>
 * probe  version 1  member  number  epoch  link  received  sent  missing
 * sign   version 2  number  epoch  link  state  received  sent  missing  failed [error]
 * frame  version 3  member  epoch  link  received  piece number  last  bytes
 * error  code  message  token
 * </pre>
 */
final class MessageFormat {
  /** How many bytes of a text stand in one message at most. */
  static final int PIECE_BYTES_MAX = 256 << 10;

  private static final int VERSION = 1;
  private static final int PROBE = 1;
  private static final int SIGN = 2;
  private static final int FRAME = 3;
  private static final int HEADER_BYTES = 96;

  private MessageFormat() {}

  static byte[] encode(Message message) {
    ByteSink sink = new ByteSink(HEADER_BYTES + pieceBytes(message)).put(VERSION);
    if (message instanceof Message.Probe probe) {
      put(sink.put(PROBE), probe);
    } else if (message instanceof Message.Sign sign) {
      put(sink.put(SIGN), sign);
    } else if (message instanceof Message.Frame frame) {
      put(sink.put(FRAME), frame);
    }
    return sink.copy();
  }

  private static int pieceBytes(Message message) {
    return message instanceof Message.Frame frame ? frame.piece().length() : 0;
  }

  private static void put(ByteSink sink, Message.Probe probe) {
    sink.putSized(Utf8.encode(probe.member())).putVarint(probe.number());
    put(sink, probe.way());
    put(sink, probe.progress());
  }

  private static void put(ByteSink sink, Message.Sign sign) {
    put(sink.putVarint(sign.number()), sign.way());
    put(sink.put(sign.state().code), sign.progress());
    CarriedError error = sign.error();
    sink.put(error == null ? 0 : 1);
    if (error != null) {
      put(sink, error);
    }
  }

  private static void put(ByteSink sink, Message.Way way) {
    sink.putLong(way.epoch()).putVarint(way.link());
  }

  private static void put(ByteSink sink, Message.Progress progress) {
    sink.putVarint(progress.received()).putVarint(progress.sent());
    sink.put(progress.missing() ? 1 : 0);
  }

  private static void put(ByteSink sink, Message.Frame frame) {
    Message.Piece piece = frame.piece();
    put(sink.putSized(Utf8.encode(frame.member())), frame.way());
    sink.putVarint(frame.received()).putVarint(piece.number()).put(piece.last() ? 1 : 0);
    sink.put(piece.text(), piece.from(), piece.length());
  }

  static void put(ByteSink sink, CarriedError error) {
    sink.putSized(Utf8.encode(error.code())).putSized(Utf8.encode(sendable(error.message())));
    sink.putLong(error.tokenNanos());
  }

  /** A message may quote what is no text. */
  private static String sendable(String message) {
    int index = Utf8.loneSurrogateIndex(message);
    return index < 0 ? message : message.substring(0, index);
  }

  /** The message; empty for what no member posts that speaks this version. */
  static Optional<Message> decode(byte[] bytes) {
    try {
      ByteSource source = new ByteSource(bytes);
      return source.get() == VERSION ? Optional.ofNullable(message(source)) : Optional.empty();
    } catch (KoruException e) {
      return Optional.empty(); // Foreign: anybody may post on a topic.
    }
  }

  private static @Nullable Message message(ByteSource source) {
    return switch (source.get()) {
      case PROBE ->
          new Message.Probe(text(source), source.getVarint(), way(source), progress(source));
      case SIGN ->
          new Message.Sign(
              source.getVarint(),
              way(source),
              OwnerState.of(source.get()),
              progress(source),
              source.get() == 0 ? null : error(source));
      case FRAME -> new Message.Frame(text(source), way(source), source.getVarint(), piece(source));
      default -> null;
    };
  }

  private static Message.Way way(ByteSource source) {
    return new Message.Way(source.getLong(), source.getVarint());
  }

  private static Message.Progress progress(ByteSource source) {
    return new Message.Progress(source.getVarint(), source.getVarint(), source.get() != 0);
  }

  private static Message.Piece piece(ByteSource source) {
    int number = source.getVarint();
    boolean last = source.get() != 0;
    byte[] bytes = source.rest();
    return new Message.Piece(number, last, bytes, 0, bytes.length);
  }

  static CarriedError error(ByteSource source) {
    return new CarriedError(text(source), text(source), source.getLong());
  }

  private static String text(ByteSource source) {
    return Utf8.decode(source.getSized());
  }
}
