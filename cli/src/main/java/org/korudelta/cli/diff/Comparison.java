package org.korudelta.cli.diff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonPatch;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;

/**
 * Two sides to compare; a side is empty before a key's first version.
 *
 * @param before the older side, as it was asked for
 * @param after the newer one
 */
public record Comparison(Optional<Version> before, Optional<Version> after) {

  /**
   * The operations of RFC 6902 that turn one value into the other. Where a side has no value, be it
   * absent or deleted, the whole value is added or removed.
   */
  public JsonArray patch() {
    Optional<Version> old = before.filter(version -> !version.tombstone());
    Optional<Version> now = after.filter(version -> !version.tombstone());
    if (old.isPresent() && now.isPresent()) {
      return JsonPatch.diff(old.get().value(), now.get().value());
    }
    if (now.isPresent()) {
      return whole(Json.object().put("op", "add").put("value", now.get().value()));
    }
    return old.isPresent() ? whole(Json.object().put("op", "remove")) : Json.array().build();
  }

  private static JsonArray whole(JsonObjectBuilder operation) {
    return Json.array().add(operation.put("path", "").build()).build();
  }

  /** Where the sides come from: two words of a command line, versions or a namespace and a key. */
  public record Source(BlockingReads db, String first, String second) {
    private static final int PREFIX_DIGITS_MIN = 7;
    private static final int PREFIX_DIGITS_MAX = 64;

    /**
     * Two versions where the words can only be that, else the key's current version and the one
     * before.
     *
     * @throws KoruException.Ambiguous when the words name two versions and a key as well
     */
    public Comparison ofVersionsOrKey() {
      if (!isPrefix(first) || !isPrefix(second)) {
        return latest();
      }
      if (db.history(first, second, 0, 1).isEmpty()) {
        return versions();
      }
      requireNoVersions();
      return latest();
    }

    private static boolean isPrefix(String word) {
      boolean hex = word.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
      return hex && word.length() >= PREFIX_DIGITS_MIN && word.length() <= PREFIX_DIGITS_MAX;
    }

    private void requireNoVersions() {
      try {
        versions();
      } catch (KoruException.NotFound e) {
        return; // Only the key is left.
      }
      throw new KoruException.Ambiguous(
          "two versions, or a namespace and a key: first="
              + first
              + " second="
              + second
              + "; give --from or --to for the key, or longer prefixes for the versions");
    }

    private Comparison versions() {
      return new Comparison(Optional.of(db.getVersion(first)), Optional.of(db.getVersion(second)));
    }

    private Comparison latest() {
      List<Version> history = history();
      return last(history, history.size());
    }

    /** The key at two times; without the earlier one, the last change up to the later. */
    public Comparison between(@Nullable Timestamp earlier, @Nullable Timestamp later) {
      List<Version> history = history();
      int newer = later == null ? history.size() : countAt(history, later);
      return earlier == null
          ? last(history, newer)
          : new Comparison(newest(history, countAt(history, earlier)), newest(history, newer));
    }

    private static Comparison last(List<Version> history, int count) {
      return new Comparison(newest(history, count - 1), newest(history, count));
    }

    /** The newest of the first {@code count} versions. */
    private static Optional<Version> newest(List<Version> history, int count) {
      return count <= 0 ? Optional.empty() : Optional.of(history.get(count - 1));
    }

    /** How many versions there were at {@code at}, inclusive. */
    private static int countAt(List<Version> history, Timestamp at) {
      int count = history.size();
      while (count > 0 && history.get(count - 1).timestamp().compareTo(at) > 0) {
        count--;
      }
      return count;
    }

    private List<Version> history() {
      List<Version> history = db.history(first, second);
      if (history.isEmpty()) {
        throw new KoruException.NotFound("no history: namespace=" + first + " key=" + second);
      }
      return history;
    }
  }
}
