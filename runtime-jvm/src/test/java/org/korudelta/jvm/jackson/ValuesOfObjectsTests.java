package org.korudelta.jvm.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

class ValuesOfObjectsTests {
  private final ObjectMapper mapper = new ObjectMapper();
  private final JacksonBridge bridge = JacksonBridge.of(mapper);

  record Point(int x, int y) {}

  record Path(String name, List<Point> points, Map<String, Object> tags) {}

  static final class Node {
    public Object next = List.of(this);
  }

  record Raw(@JsonRawValue String json) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  record Typed(int a) {}

  @Test
  void value_recordsCollectionsAndMaps_areObjectsAndArrays() {
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("z", true);
    tags.put("a", null);
    Path path = new Path("p\u00e9\u2028\ud83d\ude00", List.of(new Point(1, 2)), tags);

    assertThat(bridge.value(path))
        .isEqualTo(
            Json.parse(
                "{\"name\":\"p\u00e9\u2028\ud83d\ude00\",\"points\":[{\"x\":1,\"y\":2}],"
                    + "\"tags\":{\"a\":null,\"z\":true}}"));
  }

  @Test
  void value_everyKindOfScalar_isWhatTheMappersTextSays() throws IOException {
    List<Object> scalars =
        Arrays.asList(
            null,
            true,
            "",
            "text",
            'c',
            (byte) 1,
            (short) 2,
            3,
            4L,
            0.5,
            new int[] {1},
            Optional.class,
            new char[] {'a', 'b'},
            new byte[] {1, 2, 3, 4},
            ByteBuffer.wrap(new byte[] {9}),
            ByteBuffer.allocateDirect(3),
            Thread.State.NEW,
            new Typed(1),
            new Raw("{\"a\": [1.0, 1e2]}"));
    for (Object scalar : scalars) {
      JsonValue parsed = Json.parse(mapper.writeValueAsString(scalar));
      assertThat(bridge.value(scalar)).as("%s", scalar).isEqualTo(parsed);
    }
  }

  @Test
  void value_treesOfEveryNode_areWhatTheirTextSays() throws IOException {
    ObjectNode tree = (ObjectNode) mapper.readTree("{\"a\":[1,2.5,\"t\",null,true,{}],\"b\":[]}");
    tree.put("binary", new byte[] {1, 2, 3});
    tree.putPOJO("pojo", new Point(1, 2));
    tree.set("missing", MissingNode.getInstance());

    assertThat(bridge.value(tree)).isEqualTo(Json.parse(mapper.writeValueAsString(tree)));
    assertThat(bridge.value(tree).toString())
        .isEqualTo(
            "{\"a\":[1,2.5,\"t\",null,true,{}],\"b\":[],\"binary\":\"AQID\",\"missing\":null,"
                + "\"pojo\":{\"x\":1,\"y\":2}}");
    assertThat(bridge.value(tree.get("pojo"))).isEqualTo(Json.parse("{\"x\":1,\"y\":2}"));
    assertThat(bridge.value(mapper.nullNode())).isEqualTo(JsonNull.NULL);
  }

  @Test
  void value_missingNode_isRefused() {
    assertThatThrownBy(() -> bridge.value(MissingNode.getInstance()))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("a missing node is no value: path=\"\"");
  }

  @Test
  void value_timesByTheMappersModule_areItsText() {
    JacksonBridge withTimes =
        JacksonBridge.of(
            new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(
                    com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS));
    Instant time = Instant.parse("2026-01-02T03:04:05.123456789Z");

    JsonValue value = withTimes.value(time);

    assertThat(value).isEqualTo(JsonString.of("2026-01-02T03:04:05.123456789Z"));
    assertThat(withTimes.object(value, Instant.class)).isEqualTo(time);
  }

  @Test
  void value_timeAsANumberWithMoreDigitsThanADouble_isRefused() {
    JacksonBridge numbers =
        JacksonBridge.of(new ObjectMapper().registerModule(new JavaTimeModule()));
    Map<String, Instant> object = Map.of("at", Instant.parse("2026-01-02T03:04:05.123456789Z"));

    assertThatThrownBy(() -> numbers.value(object))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage(
            "a double would round the number: digits=19 nearest=1.7673230451234567E9"
                + " (write it as text) path=/at");
  }

  @Test
  void value_512Containers_areTakenAnd513Refused() {
    assertThat(bridge.value(nested(512)).nesting()).isEqualTo(512);
    assertThatThrownBy(() -> bridge.value(nested(513)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("JSON nested too deep: max=512 path=" + "/0".repeat(512));
    JsonNode deep = mapper.valueToTree(nested(600));
    assertThatThrownBy(() -> bridge.value(deep)).isInstanceOf(KoruException.Limit.class);
  }

  @Test
  void value_objectThatHoldsItself_isRefusedAtTheLimit() {
    assertThatThrownBy(() -> bridge.value(List.of(new Node())))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageStartingWith("JSON nested too deep: max=512 path=/0/next/0/next/0");
  }

  @Test
  void value_16MiB_isTakenAndOneByteMoreRefused() {
    String longest = "x".repeat((16 << 20) - 2);

    assertThat(bridge.value(longest)).isEqualTo(JsonString.of(longest));
    assertThatThrownBy(() -> bridge.value(longest + "x"))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("value too long: bytes=16777217 or more, max=16777216 path=\"\"");
  }

  @Test
  void value_iteratorWithoutEnd_endsAtTheLimit() {
    Iterator<Integer> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Integer next() {
            return 1;
          }
        };
    assertThatThrownBy(() -> bridge.value(Map.of("all", endless)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageContaining("value too long:")
        .hasMessageContaining(" path=/all/167");
  }

  @Test
  void value_notANumber_isRefusedWithItsPath() {
    Map<String, Object> object = Map.of("a/b~c", List.of(0.5, Double.NaN));
    assertThatThrownBy(() -> bridge.value(object))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("not a finite number: number=NaN path=/a~1b~0c/1");
    for (Object number :
        List.of(1 / 0.0, -1 / 0.0, Float.NaN, mapper.getNodeFactory().numberNode(1 / 0.0))) {
      assertThatThrownBy(() -> bridge.value(number))
          .isInstanceOf(KoruException.BadRequest.class)
          .hasMessageEndingWith(" path=\"\"");
    }
  }

  @Test
  void value_loneSurrogates_areRefusedWithTheirPath() {
    assertThatThrownBy(() -> bridge.value(Map.of("a", List.of("ok", "\ud800"))))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("lone surrogate in JSON string: offset=0 path=/a/1");
    assertThatThrownBy(() -> bridge.value(Map.of("\udc00", 1)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith("lone surrogate in JSON string: offset=0 path=/");
  }

  @Test
  void value_nameTwice_isRefusedWithTheObjectsPath() {
    Object twice =
        writing(
            generator -> {
              generator.writeStartObject();
              generator.writeNumberField("a", 1);
              generator.writeNumberField("a", 2);
              generator.writeEndObject();
            });
    assertThatThrownBy(() -> custom().value(Map.of("x", twice)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("duplicate key: key=a path=/x");
  }

  @Test
  void value_rawJsonInAnyForm_isParsed() {
    assertThat(bridge.value(new RawValue("[1]"))).isEqualTo(Json.parse("[1]"));
    assertThat(bridge.value(new RawValue(new SerializedString("[1]"))))
        .isEqualTo(Json.parse("[1]"));
  }

  @Test
  void value_rawJsonOverTheLimit_isRefused() {
    String text = '"' + "x".repeat(16 << 20) + '"';

    assertThatThrownBy(() -> bridge.value(new RawValue(text)))
        .isInstanceOf(KoruException.Limit.class);
  }

  @Test
  void value_brokenRawJson_isRefusedWithItsPath() {
    assertThatThrownBy(() -> bridge.value(List.of(new Raw("{"))))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageEndingWith(" path=/0/json");
  }

  @Test
  void value_classTheMapperCannotWrite_isRefusedWithItsReasonAndPath() {
    assertThatThrownBy(() -> bridge.value(Map.of("a", List.of(new Object()))))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith("not writable as JSON: reason=No serializer found")
        .hasMessageEndingWith(" path=/a/0");
  }

  /** The whole surface of a generator, as serializers of one's own may use it. */
  @Test
  void value_serializersOfOnesOwn_mayUseEveryMethod() {
    Object own =
        writing(
            generator -> {
              generator.writeStartArray();
              generator.writeString("abcd".toCharArray(), 1, 2);
              generator.writeUTF8String(new byte[] {'u', 't', 'f'}, 1, 2);
              generator.writeString((String) null);
              generator.writeNumber((java.math.BigInteger) null);
              generator.writeNumber((java.math.BigDecimal) null);
              generator.writeNumber("1.50");
              generator.writeNumber((short) 7);
              generator.writeRawValue("x[1]x", 1, 3);
              generator.writeRawValue("x{}x".toCharArray(), 1, 2);
              generator.writeBinary(new byte[] {0, 1, 2, 3, 0}, 1, 3);
              generator.writeArray(new double[] {1, 0.5}, 0, 2);
              generator.writeObject(new Point(1, 2));
              generator.writeEndArray();
              generator.flush();
            });

    assertThat(custom().value(own).toString())
        .isEqualTo(
            "[\"bc\",\"tf\",null,null,null,1.5,7,[1],{},\"AQID\",[1,0.5],{\"x\":1,\"y\":2}]");
  }

  @Test
  void value_serializersThatBreakTheGrammar_areRefused() {
    List<Writing> wrong =
        List.of(
            JsonGenerator::writeEndArray,
            JsonGenerator::writeEndObject,
            generator -> generator.writeFieldName("a"),
            generator -> generator.writeRaw("1"),
            generator -> generator.writeRaw("1", 0, 1),
            generator -> generator.writeRaw('1'),
            generator -> generator.writeRaw(new char[] {'1'}, 0, 1),
            generator -> generator.writeRawUTF8String(new byte[] {'1'}, 0, 1),
            generator -> generator.writeNumber("one"),
            JsonGenerator::writeStartArray,
            generator -> {},
            generator -> {
              generator.writeNumber(1);
              generator.writeNumber(2);
            },
            generator -> {
              generator.writeStartObject();
              generator.writeNumber(1);
            });
    for (Writing writing : wrong) {
      assertThatThrownBy(() -> custom().value(writing(writing)))
          .isInstanceOf(KoruException.BadRequest.class)
          .hasMessageContaining(" path=");
    }
  }

  @Test
  void value_errorOfOursFromAGetter_comesThroughAsItIs() {
    KoruException thrown = new KoruException.NotFound("key=x");

    assertThatThrownBy(
            () ->
                custom()
                    .value(
                        writing(
                            generator -> {
                              throw thrown;
                            })))
        .isSameAs(thrown);
  }

  @Test
  void value_errorWithoutAMessage_namesItsClass() {
    assertThatThrownBy(
            () ->
                custom()
                    .value(
                        writing(
                            generator -> {
                              throw new IOException();
                            })))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("reason=java.io.IOException");
  }

  private static List<Object> nested(int depth) {
    List<Object> inner = new ArrayList<>();
    for (int i = 1; i < depth; i++) {
      inner = new ArrayList<>(Collections.singletonList(inner));
    }
    return inner;
  }

  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  private record Written(Writing writing) {}

  private static Object writing(Writing writing) {
    return new Written(writing);
  }

  private static JacksonBridge custom() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        new StdSerializer<>(Written.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(
              Written written, JsonGenerator generator, SerializerProvider provider)
              throws IOException {
            written.writing.to(generator);
          }
        });
    return JacksonBridge.of(new ObjectMapper().registerModule(module));
  }
}
