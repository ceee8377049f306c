package org.korudelta.jvm.jackson;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonValue;

/**
 * Turns objects of one's own classes and Jackson's trees into values, and values into them.
 *
 * {@snippet :
 * record Account(String owner, BigDecimal balance) {}
 * JacksonBridge bridge = JacksonBridge.of(new ObjectMapper());
 * db.put("accounts", "1", bridge.value(new Account("Alice", new BigDecimal("12.50"))));
 * Account now = bridge.object(db.get("accounts", "1").orElseThrow().value(), Account.class);
 * }
 *
 * <p>The mapper decides what a class looks like; its modules, annotations and features hold. The
 * value is what {@link org.korudelta.json.Json#parse(String)} would make of the mapper's text, but
 * that no text is written in between and that nothing is rounded in silence:
 *
 * <ul>
 *   <li>integers keep all digits, up to {@link org.korudelta.json.JsonNumber#DIGITS_MAX};
 *   <li>a {@code double} comes back as the same {@code double} (but −0 as 0), a {@code float} is
 *       the {@code double} it is: {@code 0.1f} is 0.10000000149011612;
 *   <li>a {@code BigDecimal} comes back as the same number, its scale forgotten: 1.10 is 1.1. One
 *       with a fraction that no {@code double} names is refused; write it as text;
 *   <li>NaN and the infinities are refused, whatever the mapper would write for them;
 *   <li>binary data is Base64 text, in the mapper's variant; a POJO node is what its object is; a
 *       missing node is refused as a whole value and is {@code null} inside a tree, as in Jackson's
 *       own text;
 *   <li>raw JSON is parsed as any text is: a fraction is the {@code double} nearest to it;
 *   <li>numbers are numbers: {@code WRITE_NUMBERS_AS_STRINGS} is not heard.
 * </ul>
 *
 * <p>Errors name the place by JSON pointer: {@code path=/items/3/price}, and {@code path=""} for
 * the whole. Threading: as the mapper's, any threads once it is configured. Cost: one pass over the
 * object; reading back goes through a tree.
 */
// Its signatures name Jackson, so a module that uses it requires Jackson itself. If this module
// passed Jackson on, every module that requires this one would need it to compile.
@SuppressWarnings("exports")
public final class JacksonBridge {
  private final ObjectMapper mapper;

  private JacksonBridge(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The bridge whose objects look as {@code mapper} says. */
  public static JacksonBridge of(ObjectMapper mapper) {
    return new JacksonBridge(mapper);
  }

  /**
   * The value of {@code object}: a {@link JsonNode}, a record, a bean, a collection, a map, an
   * array, a string, a number, or null, which is JSON's {@code null}.
   *
   * @throws KoruException.BadRequest when the mapper cannot write it, or it is no JSON: not a
   *     number, a name twice in an object, a lone surrogate, a missing node
   * @throws KoruException.Limit above {@link org.korudelta.json.Json#NESTING_MAX} containers in
   *     each other, as an object that holds itself is, above 16 MiB, or above {@link
   *     org.korudelta.json.JsonNumber#DIGITS_MAX} digits
   */
  public JsonValue value(@Nullable Object object) {
    if (object instanceof MissingNode) {
      throw new KoruException.BadRequest("a missing node is no value: path=\"\"");
    }
    ValueGenerator generator = new ValueGenerator(mapper);
    try {
      mapper.writeValue(generator, object);
      return generator.value();
    } catch (IOException | KoruException e) {
      throw JacksonErrors.unwritable(e, generator.pointer());
    }
  }

  /**
   * The tree of {@code value}: what a mapper reads from its canonical text, so integers are {@code
   * int}, {@code long} or {@code BigInteger} nodes, and numbers with a fraction or an exponent are
   * {@code double} nodes. As a {@code BigDecimal} such a node is exactly what the text shows, or,
   * when it has no fraction, the integer that the {@code double} is.
   */
  public JsonNode node(JsonValue value) {
    return new NodeTree(mapper.getNodeFactory()).of(value);
  }

  /**
   * The object of class {@code type} that {@code value} describes.
   *
   * @throws KoruException.BadRequest when the mapper cannot make one, with its reason and the place
   *     in the value; when {@code value} is {@code null}, which describes no object
   */
  public <T> T object(JsonValue value, Class<T> type) {
    return object(value, mapper.constructType(type));
  }

  /**
   * The object of the generic type {@code type}, such as {@code new TypeReference<List<Account>>()
   * {}}.
   *
   * @throws KoruException.BadRequest as {@link #object(JsonValue, Class)}
   */
  public <T> T object(JsonValue value, TypeReference<T> type) {
    return object(value, mapper.constructType(type));
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // The type is in it, in Jackson's words.
  private <T> T object(JsonValue value, JavaType type) {
    if (value instanceof JsonNull) {
      throw JacksonErrors.unreadable(type, "null describes no object");
    }
    try {
      T object = mapper.readValue(mapper.treeAsTokens(node(value)), type);
      if (object == null) {
        throw JacksonErrors.unreadable(type, "the mapper made null of it");
      }
      return object;
    } catch (IOException e) {
      throw JacksonErrors.unreadable(type, e);
    }
  }
}
