package org.korudelta.jvm.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonPointer;

/** What Jackson reports, as errors of ours with the place they are about. Threading: stateless. */
final class JacksonErrors {
  private JacksonErrors() {}

  /**
   * The error of an object that could not be written.
   *
   * @param written where writing had come to, for what the generator refused
   */
  static KoruException unwritable(Exception error, String written) {
    KoruException refused = refusal(error);
    if (refused instanceof KoruException.Limit) {
      return new KoruException.Limit(at(written, refused.getMessage()), refused);
    }
    if (refused instanceof KoruException.BadRequest) {
      return new KoruException.BadRequest(at(written, refused.getMessage()), refused);
    }
    return refused != null
        ? refused
        : new KoruException.BadRequest(
            at(pointer(error), "not writable as JSON: reason=" + reason(error)), error);
  }

  static KoruException unreadable(JavaType type, Exception error) {
    return new KoruException.BadRequest(
        at(pointer(error), unreadable(type) + reason(error)), error);
  }

  static KoruException unreadable(JavaType type, String reason) {
    return new KoruException.BadRequest(at(place(JsonPointer.ROOT), unreadable(type) + reason));
  }

  private static String unreadable(JavaType type) {
    return "value is no " + type.toCanonical() + ": reason=";
  }

  /** The error of ours under Jackson's, which wraps whatever is thrown while it writes; or null. */
  private static @Nullable KoruException refusal(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof KoruException refused) {
        return refused;
      }
    }
    return null;
  }

  /** Jackson's words without the position in its own stream, which nobody sees. */
  private static String reason(Exception error) {
    String message =
        error instanceof JsonProcessingException jackson
            ? jackson.getOriginalMessage()
            : error.getMessage();
    return message == null ? error.getClass().getName() : message;
  }

  private static String at(String place, @Nullable String message) {
    return message + " path=" + place;
  }

  private static String pointer(Exception error) {
    List<String> tokens = new ArrayList<>();
    if (error instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        String name = step.getFieldName();
        tokens.add(name == null ? Integer.toString(step.getIndex()) : name);
      }
    }
    return place(new JsonPointer(tokens));
  }

  /** The pointer as errors show it: the empty one, of the whole, in quotes. */
  static String place(JsonPointer pointer) {
    return pointer.tokens().isEmpty() ? "\"\"" : pointer.toString();
  }
}
