package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.korudelta.Model.Entry;
import org.korudelta.Model.Name;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.vector.Embedding;

/**
 * One write as a property generates it: what it refers to is found when its turn comes.
 *
 * @param name which key
 * @param content what becomes of it
 * @param condition what is expected to be there
 * @param notes causes and metadata
 */
record Change(Name name, Content content, Condition condition, Notes notes) {
  private static final VersionId UNKNOWN = VersionId.parse("f".repeat(2 * VersionId.BYTES));

  /** What becomes of a key. */
  sealed interface Content {
    /** A JSON text. */
    record Value(String json) implements Content {
      @Override
      public String toString() {
        return json;
      }
    }

    /** An embedding of small numbers. */
    record Vector(String model, List<Integer> components) implements Content {
      Embedding embedding() {
        float[] floats = new float[components.size()];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = components.get(i);
        }
        return Embedding.of(model, floats);
      }

      @Override
      public String toString() {
        return model + components;
      }
    }

    /** A delete. */
    record Nothing() implements Content {}
  }

  /** What a write expects of its key. */
  enum Condition {
    NOTHING(""),
    ABSENT(" expected=absent"),
    NEWEST(" expected=newest"),
    BEFORE_NEWEST(" expected=the one before"),
    UNKNOWN(" expected=unknown");

    private final String text;

    Condition(String text) {
      this.text = text;
    }
  }

  /**
   * What a write says beside its content.
   *
   * @param causes numbers of versions, modulo how many there are; an unknown one when there is none
   * @param by who says so, in the metadata; nobody when empty
   */
  record Notes(List<Integer> causes, String by) {
    static final Notes NONE = new Notes(List.of(), "");

    @Override
    public String toString() {
      String names = causes.stream().map(cause -> "#" + cause).collect(Collectors.joining(","));
      return (causes.isEmpty() ? "" : " causes=" + names) + (by.isEmpty() ? "" : " by=" + by);
    }
  }

  /** The write this is after all that {@code model} knows. */
  Write on(Model model) {
    WriteOptions options =
        new WriteOptions(expected(model), causes(model), JsonObject.EMPTY).withMetadata(metadata());
    if (content instanceof Content.Value value) {
      return new Write.Put(name.namespace(), name.key(), Json.parse(value.json()), options);
    }
    return content instanceof Content.Vector vector
        ? new Write.Embed(name.namespace(), name.key(), vector.embedding(), options)
        : new Write.Delete(name.namespace(), name.key(), options);
  }

  private Expected expected(Model model) {
    List<Entry> history = model.history(name, Long.MAX_VALUE);
    return switch (condition) {
      case NOTHING -> new Expected.Anything();
      case ABSENT -> new Expected.Absent();
      case NEWEST -> new Expected.Exactly(fromEnd(history, 1));
      case BEFORE_NEWEST -> new Expected.Exactly(fromEnd(history, 2));
      case UNKNOWN -> new Expected.Exactly(UNKNOWN);
    };
  }

  private static VersionId fromEnd(List<Entry> history, int place) {
    return history.size() < place ? UNKNOWN : id(history.get(history.size() - place));
  }

  private static VersionId id(Entry entry) {
    Optional<Version> version = entry.version();
    return version.map(Version::id).orElse(UNKNOWN);
  }

  private List<VersionId> causes(Model model) {
    int known = model.entries.size();
    return notes.causes().stream()
        .map(cause -> known == 0 ? UNKNOWN : id(model.entries.get(cause % known)))
        .toList();
  }

  private JsonObject metadata() {
    return notes.by().isEmpty() ? JsonObject.EMPTY : Json.object().put("by", notes.by()).build();
  }

  @Override
  public String toString() {
    String tail = condition.text + notes;
    if (content instanceof Content.Nothing) {
      return "delete " + name + tail;
    }
    String verb = content instanceof Content.Value ? "put " : "embed ";
    return verb + name + " " + content + tail;
  }
}
