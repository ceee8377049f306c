package org.korudelta.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * A condition on a JSON document: the metadata of an embedding, for example.
 *
 * <p>
 *
 * {@snippet :
 * Filter recent = Filter.eq("lang", Json.parse("\"en\"")).and(Filter.parse("year>=1990"));
 * db.searchVectors("articles", VectorQuery.of(vector).where(recent));
 * }
 *
 * <p>Paths are dotted ({@link FieldPath}). Numbers compare by exact value, strings by their UTF-8
 * bytes; values of different types are ordered null, false, true, numbers, strings, arrays,
 * objects. Where there is no such field, {@code ne} holds and every other condition does not;
 * {@code null} equals only {@code null}.
 *
 * <p>Cost: a lookup for each step of a path. Threading: immutable.
 */
public sealed interface Filter {

  /** Whether {@code document} meets the condition. */
  boolean accepts(JsonValue document);

  /** Holds for every document. */
  static Filter everything() {
    return Everything.INSTANCE;
  }

  /** The field equals {@code operand}. */
  static Filter eq(String path, JsonValue operand) {
    return compare(path, Comparison.EQ, operand);
  }

  /** As {@code comparison} says, between the field and {@code operand}. */
  static Filter compare(String path, Comparison comparison, JsonValue operand) {
    return new Compared(FieldPath.parse(path), comparison, operand);
  }

  /** The field equals one of {@code operands}. */
  static Filter in(String path, List<? extends JsonValue> operands) {
    return new OneOf(FieldPath.parse(path), List.copyOf(operands));
  }

  /** The field is an array that has {@code operand}, or a string of which it is a part. */
  static Filter contains(String path, JsonValue operand) {
    return new Contains(FieldPath.parse(path), operand);
  }

  /** There is such a field, {@code null} too. */
  static Filter exists(String path) {
    return new Exists(FieldPath.parse(path));
  }

  /**
   * Reads one condition as it is typed: {@code year>=1990}, {@code lang=en}, {@code lang!="en"},
   * {@code tags~red} (contains), or a path alone (exists). What is no JSON value is taken as a
   * string.
   *
   * @throws KoruException.BadRequest when there is no path
   */
  static Filter parse(String condition) {
    return new ConditionText(condition).filter();
  }

  /** Both hold. */
  default Filter and(Filter other) {
    if (this == Everything.INSTANCE) {
      return other;
    }
    return other == Everything.INSTANCE ? this : new And(this, other);
  }

  /** One of them holds, or both. */
  default Filter or(Filter other) {
    return new Or(this, other);
  }

  /** This does not hold. */
  default Filter not() {
    return new Not(this);
  }

  /** Holds for every document. */
  enum Everything implements Filter {
    /** The only one. */
    INSTANCE;

    @Override
    public boolean accepts(JsonValue document) {
      return true;
    }
  }

  /** A field beside an operand. */
  record Compared(FieldPath path, Comparison comparison, JsonValue operand) implements Filter {
    @Override
    public boolean accepts(JsonValue document) {
      JsonValue found = path.find(document);
      return found == null
          ? comparison == Comparison.NE
          : comparison.holds(JsonOrder.compare(found, operand));
    }
  }

  /** A field beside several operands. */
  record OneOf(FieldPath path, List<JsonValue> operands) implements Filter {
    /** Keeps a copy of the operands. */
    public OneOf {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean accepts(JsonValue document) {
      JsonValue found = path.find(document);
      return found != null && operands.contains(found);
    }
  }

  /** A field that has an operand. */
  record Contains(FieldPath path, JsonValue operand) implements Filter {
    @Override
    public boolean accepts(JsonValue document) {
      return has(path.find(document));
    }

    private boolean has(@Nullable JsonValue found) {
      if (found instanceof JsonArray array) {
        return array.elements().contains(operand);
      }
      return found instanceof JsonString text
          && operand instanceof JsonString part
          && text.value().contains(part.value());
    }
  }

  /** A field that is there. */
  record Exists(FieldPath path) implements Filter {
    @Override
    public boolean accepts(JsonValue document) {
      return path.find(document) != null;
    }
  }

  /** Two that must hold. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public boolean accepts(JsonValue document) {
      return left.accepts(document) && right.accepts(document);
    }
  }

  /** Two of which one must hold. */
  record Or(Filter left, Filter right) implements Filter {
    @Override
    public boolean accepts(JsonValue document) {
      return left.accepts(document) || right.accepts(document);
    }
  }

  /** One that must not hold. */
  record Not(Filter filter) implements Filter {
    @Override
    public boolean accepts(JsonValue document) {
      return !filter.accepts(document);
    }
  }
}
