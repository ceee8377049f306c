package org.korudelta.jvm.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonValue;
import org.korudelta.jvm.BlockingKoruDelta;

class ObjectsOfValuesTests {
  private static final long SEED = 20260103;
  private static final int TRIES = Boolean.getBoolean("koru.nightly") ? 200_000 : 2_000;

  private final ObjectMapper mapper = new ObjectMapper();
  private final JacksonBridge bridge = JacksonBridge.of(mapper);

  record Line(String product, int count, BigDecimal price) {
    Line {
      if (count < 0) {
        throw new IllegalArgumentException("count=" + count);
      }
    }
  }

  record Order(
      long id, BigInteger serial, double weight, List<Line> lines, Map<String, Boolean> flags) {}

  public static final class Bean {
    private String name = "";

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  @Test
  void object_ofAValueInADatabase_isTheObjectThatWasPut(@TempDir Path directory) {
    Line line = new Line("tea", 3, new BigDecimal("12.5"));
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      db.put("orders", "1", bridge.value(line));
      assertThat(bridge.object(db.get("orders", "1").orElseThrow().value(), Line.class))
          .isEqualTo(line);
    }
  }

  @Test
  void object_anyOrder_comesBackEqual() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TRIES; i++) {
      Order order = order(random);
      JsonValue value = bridge.value(order);
      assertThat(bridge.object(value, Order.class)).as("seed=%s try=%s", SEED, i).isEqualTo(order);
      assertThat(bridge.object(Json.parse(value.toString()), Order.class)).isEqualTo(order);
    }
  }

  @Test
  void object_beansAndGenericTypes_areMadeByTheMapper() {
    Bean bean = bridge.object(Json.parse("{\"name\":\"n\"}"), Bean.class);
    assertThat(bean.getName()).isEqualTo("n");
    assertThat(bridge.value(bean)).isEqualTo(Json.parse("{\"name\":\"n\"}"));
    assertThat(
            bridge.object(
                Json.parse("{\"a\":[{\"product\":\"p\",\"count\":1,\"price\":null}]}"),
                new TypeReference<Map<String, List<Line>>>() {}))
        .isEqualTo(Map.of("a", List.of(new Line("p", 1, null))));
    assertThat(bridge.object(Json.parse("\"AQID\""), byte[].class)).containsExactly(1, 2, 3);
  }

  @Test
  void node_anyValue_isWhatTheMapperReadsFromItsText() throws IOException {
    List<String> texts =
        List.of(
            "null",
            "true",
            "false",
            "\"\ud83d\ude00\"",
            "[]",
            "{}",
            "{\"b\":[1,{\"a\":null}],\"\":\"\"}");
    for (String text : texts) {
      JsonValue value = Json.parse(text);
      JsonNode node = bridge.node(value);
      assertThat(node).isEqualTo(mapper.readTree(text));
      assertThat(bridge.value(node)).isEqualTo(value);
    }
    assertThat(bridge.object(Json.parse("[1]"), JsonNode.class))
        .isEqualTo(bridge.node(Json.parse("[1]")));
  }

  @Test
  void node_deepestValue_isBuiltAndBack() {
    JsonValue deepest = Json.parse("[".repeat(512) + "]".repeat(512));

    assertThat(bridge.value(bridge.node(deepest))).isEqualTo(deepest);
    assertThat(bridge.object(deepest, new TypeReference<List<Object>>() {})).hasSize(1);
  }

  @Test
  void object_memberOfTheWrongType_isRefusedWithTypePathAndReason() {
    JsonValue value =
        Json.parse("{\"id\":1,\"lines\":[{\"product\":\"p\",\"count\":1},{\"count\":\"many\"}]}");

    assertThatThrownBy(() -> bridge.object(value, Order.class))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith(
            "value is no " + Order.class.getName() + ": reason=Cannot deserialize")
        .hasMessageEndingWith(" path=/lines/1/count");
  }

  @Test
  void object_integerOutsideTheClass_isRefused() {
    assertThatThrownBy(() -> bridge.object(Json.parse("[2147483648]"), int[].class))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("out of range of int")
        .hasMessageEndingWith(" path=/0");
  }

  @Test
  void object_unknownMember_isRefusedAsTheMapperSays() {
    assertThatThrownBy(() -> bridge.object(Json.parse("{\"a/b\":1}"), Bean.class))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("Unrecognized field \"a/b\"")
        .hasMessageEndingWith(" path=/a~1b");
  }

  @Test
  void object_constructorThatRefuses_isRefusedWithItsWords() {
    JsonValue value = Json.parse("[{\"product\":\"p\",\"count\":-1}]");

    assertThatThrownBy(() -> bridge.object(value, Line[].class))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("count=-1")
        .hasMessageEndingWith(" path=/0")
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void object_null_isRefused() {
    assertThatThrownBy(() -> bridge.object(JsonNull.NULL, Line.class))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage(
            "value is no " + Line.class.getName() + ": reason=null describes no object path=\"\"");
    assertThatThrownBy(() -> bridge.object(Json.parse("\"\""), Integer.class))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("reason=the mapper made null of it");
  }

  private static Order order(SplittableRandom random) {
    byte[] serial = new byte[1 + random.nextInt(20)];
    random.nextBytes(serial);
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      BigDecimal price = BigDecimal.valueOf(random.nextInt() | 1, random.nextInt(5));
      lines.add(new Line(text(random), random.nextInt(1_000), price.stripTrailingZeros()));
    }
    Map<String, Boolean> flags = new TreeMap<>();
    flags.put(text(random), random.nextBoolean());
    double weight = random.nextDouble() * Math.pow(10, random.nextInt(-300, 300));
    return new Order(random.nextLong(), new BigInteger(serial), weight, lines, flags);
  }

  private static String text(SplittableRandom random) {
    int[] codePoints = random.ints(random.nextInt(6), 0, 0xD800).toArray();
    return new String(codePoints, 0, codePoints.length) + Character.toString(0x1F600);
  }
}
