package org.korudelta.cli.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.text.Utf8;

/** Values as people hand them in: an argument, a file, standard input. */
public final class InputText {
  private static final int BYTES_MAX = SizeLimit.VALUE.bytesMax();

  private InputText() {}

  /** A value given as an argument; {@code bad_request} for half a surrogate pair. */
  public static byte[] utf8(String argument) {
    return Utf8.encode(argument);
  }

  /** The bytes of a file; {@code limit} when they are more than the largest value has. */
  public static byte[] of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return bounded(in);
    } catch (IOException e) {
      throw new KoruException.BadRequest("cannot read: file=" + file + " reason=" + reason(e), e);
    }
  }

  /** The bytes of standard input; {@code limit} as above. */
  public static byte[] ofStandardInput() {
    try {
      return bounded(System.in);
    } catch (IOException e) {
      throw new KoruException.BadRequest("cannot read standard input: " + reason(e), e);
    }
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw new KoruException.Limit(
          "value too long: bytes=" + bytes.length + " or more, max=" + BYTES_MAX);
    }
    return bytes;
  }

  /** A JSON object given as an argument; {@code bad_request} for anything else. */
  public static JsonObject object(String json) {
    if (Json.parse(json) instanceof JsonObject object) {
      return object;
    }
    throw new KoruException.BadRequest("not a JSON object: " + json);
  }

  /** What went wrong, in words: many I/O exceptions carry nothing but a path. */
  public static String reason(IOException error) {
    String message = error.getMessage();
    return error.getClass().getSimpleName() + (message == null ? "" : " " + message);
  }
}
