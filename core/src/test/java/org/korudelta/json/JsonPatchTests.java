package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;

class JsonPatchTests {
  @Test
  @Timeout(3)
  void diff_deepAndLarge_costsOnePassAndNotOneALevel() {
    JsonValue row = JsonArray.of(Collections.nCopies(1_000, JsonNumber.of(1)));
    JsonValue before = JsonArray.of(Collections.nCopies(5_000, row));
    JsonValue after = JsonArray.of(before, row);
    before = JsonArray.of(before, JsonNull.NULL);
    for (int level = 1; level < 500; level++) {
      before = JsonArray.of(before, JsonNull.NULL);
      after = JsonArray.of(after, JsonNull.NULL);
    }

    assertThat(JsonPatch.diff(before, after).size()).isEqualTo(1);
  }

  @Test
  void apply_diffOfArraysTooLongToAlign_isTheSecond() {
    Random random = new Random(1);
    JsonArray before = smallNumbers(random, 700);
    JsonArray after = smallNumbers(random, 900);

    assertThat(JsonPatch.apply(before, JsonPatch.diff(before, after))).isEqualTo(after);
  }

  private static JsonArray smallNumbers(Random random, int count) {
    JsonArrayBuilder array = Json.array();
    for (int i = 0; i < count; i++) {
      array.add(random.nextInt(5));
    }
    return array.build();
  }

  @ParameterizedTest
  @MethodSource("differences")
  void diff_knownChange_isTheLeastPatch(String before, String after, String patch) {
    assertThat(JsonPatch.diff(Json.parse(before), Json.parse(after))).isEqualTo(Json.parse(patch));
  }

  static Object[][] differences() {
    return new Object[][] {
      {"{\"a\":1,\"b\":2}", "{\"b\":2.0,\"a\":1}", "[]"},
      {"1", "{}", "[{\"op\":\"replace\",\"path\":\"\",\"value\":{}}]"},
      {"{\"a\":1}", "{\"a\":null}", "[{\"op\":\"replace\",\"path\":\"/a\",\"value\":null}]"},
      {
        "{\"a/b\":1,\"m~n\":2}",
        "{\"m~n\":3}",
        "[{\"op\":\"remove\",\"path\":\"/a~1b\"},"
            + "{\"op\":\"replace\",\"path\":\"/m~0n\",\"value\":3}]"
      },
      {"[1,2,3]", "[0,1,2,3]", "[{\"op\":\"add\",\"path\":\"/0\",\"value\":0}]"},
      {
        "[1,2,3,4]",
        "[1,4]",
        "[{\"op\":\"remove\",\"path\":\"/1\"},{\"op\":\"remove\",\"path\":\"/1\"}]"
      },
      {"[\"js\"]", "[\"js\",\"mjs\"]", "[{\"op\":\"add\",\"path\":\"/1\",\"value\":\"mjs\"}]"},
      {
        "[1,{\"a\":[1]},3]",
        "[1,{\"a\":[1,2]},3]",
        "[{\"op\":\"add\",\"path\":\"/1/a/1\",\"value\":2}]"
      },
      {
        "[1,1,2,3,1]",
        "[1,2,4,3,1,1]",
        "[{\"op\":\"remove\",\"path\":\"/1\"},{\"op\":\"add\",\"path\":\"/2\",\"value\":4},"
            + "{\"op\":\"add\",\"path\":\"/4\",\"value\":1}]"
      },
    };
  }

  @ParameterizedTest
  @MethodSource("applications")
  void apply_patch_isTheRfcResult(String document, String patch, String result) {
    assertThat(apply(document, patch)).isEqualTo(Json.parse(result));
  }

  static Object[][] applications() {
    return new Object[][] {
      {"{\"a\":1}", "[{\"op\":\"add\",\"path\":\"/a\",\"value\":2}]", "{\"a\":2}"},
      {"{\"a\":[1]}", "[{\"op\":\"add\",\"path\":\"/a/-\",\"value\":2}]", "{\"a\":[1,2]}"},
      {"[1,2]", "[{\"op\":\"add\",\"path\":\"/1\",\"value\":9}]", "[1,9,2]"},
      {"[1,2]", "[{\"op\":\"remove\",\"path\":\"/0\"}]", "[2]"},
      {"[1,[2]]", "[{\"op\":\"replace\",\"path\":\"/1/0\",\"value\":3}]", "[1,[3]]"},
      {"{\"a\":1}", "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/b\"}]", "{\"b\":1}"},
      {"[1,2,3]", "[{\"op\":\"move\",\"from\":\"/0\",\"path\":\"/2\"}]", "[2,3,1]"},
      {"{\"a\":1}", "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/a\"}]", "{\"a\":1}"},
      {"{\"a\":[1]}", "[{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/a/0\"}]", "{\"a\":[[1],1]}"},
      {"{\"a\":1}", "[{\"op\":\"test\",\"path\":\"/a\",\"value\":1.0}]", "{\"a\":1}"},
      {"1", "[{\"op\":\"replace\",\"path\":\"\",\"value\":[]}]", "[]"},
    };
  }

  @ParameterizedTest
  @MethodSource({"badPatches", "absentPlaces", "impossibleChanges"})
  void apply_patchThatDoesNotFit_isRefused(String patch, ErrorCode code, String message) {
    assertThatThrownBy(() -> apply("{\"a\":[1,2],\"b\":{\"c\":1}}", patch))
        .isInstanceOfSatisfying(
            KoruException.class, error -> assertThat(error.code()).isEqualTo(code))
        .hasMessage(message);
  }

  static Object[][] badPatches() {
    return new Object[][] {
      {"[1]", ErrorCode.BAD_REQUEST, "bad patch: operation=0 reason=no object"},
      {
        "[{\"path\":\"\"}]",
        ErrorCode.BAD_REQUEST,
        "bad patch: operation=0 reason=op is not a string"
      },
      {
        "[{\"op\":\"add\"}]",
        ErrorCode.BAD_REQUEST,
        "bad patch: operation=0 reason=path is not a string"
      },
      {
        "[{\"op\":\"add\",\"path\":\"\"}]",
        ErrorCode.BAD_REQUEST,
        "bad patch: operation=0 reason=no value"
      },
      {
        "[{\"op\":\"x\",\"path\":\"\"}]",
        ErrorCode.BAD_REQUEST,
        "bad patch: operation=0 reason=unknown op x"
      },
      {
        "[{\"op\":\"move\",\"from\":\"/b\",\"path\":\"/b/c\"}]",
        ErrorCode.BAD_REQUEST,
        "bad patch: operation=0 reason=moves a value into itself"
      },
    };
  }

  static Object[][] absentPlaces() {
    return new Object[][] {
      {
        "[{\"op\":\"replace\",\"path\":\"/a/2\",\"value\":1}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/a/2"
      },
      {
        "[{\"op\":\"remove\",\"path\":\"/a/2\"}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/a/2"
      },
      {
        "[{\"op\":\"remove\",\"path\":\"/b\"},{\"op\":\"remove\",\"path\":\"/b\"}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=1 path=/b"
      },
      {
        "[{\"op\":\"replace\",\"path\":\"/x\",\"value\":1}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/x"
      },
      {
        "[{\"op\":\"add\",\"path\":\"/a/3\",\"value\":1}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/a/3"
      },
      {
        "[{\"op\":\"replace\",\"path\":\"/a/-\",\"value\":1}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/a/-"
      },
      {
        "[{\"op\":\"add\",\"path\":\"/a/0/x\",\"value\":1}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/a/0/x"
      },
      {
        "[{\"op\":\"add\",\"path\":\"/x/y\",\"value\":1}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/x/y"
      },
      {
        "[{\"op\":\"copy\",\"from\":\"/x\",\"path\":\"/y\"}]",
        ErrorCode.NOT_FOUND,
        "no such place: operation=0 path=/x"
      },
    };
  }

  static Object[][] impossibleChanges() {
    return new Object[][] {
      {
        "[{\"op\":\"remove\",\"path\":\"\"}]",
        ErrorCode.BAD_REQUEST,
        "the whole document cannot be removed: operation=0 path="
      },
      {
        "[{\"op\":\"test\",\"path\":\"/a/0\",\"value\":2}]",
        ErrorCode.CONFLICT,
        "patch test failed: operation=0 path=/a/0 expected=2 actual=1"
      },
    };
  }

  private static JsonValue apply(String document, String patch) {
    return JsonPatch.apply(Json.parse(document), (JsonArray) Json.parse(patch));
  }
}
