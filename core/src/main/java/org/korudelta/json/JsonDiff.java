package org.korudelta.json;

import java.util.List;

/**
 * One comparison under way.
 *
 * <p>Objects are merged along their common order. Arrays are cut into what both share and the
 * stretches between; a stretch is changed in place as far as both sides reach, then shortened or
 * lengthened. Operations come from left to right, so every index counts in the array as the earlier
 * operations left it, and equals the index in the new array.
 *
 * <p>Threading: for one thread.
 */
final class JsonDiff {
  private final JsonArrayBuilder operations = Json.array();

  JsonArray between(JsonValue before, JsonValue after) {
    compare("", before, after);
    return operations.build();
  }

  private void compare(String path, JsonValue before, JsonValue after) {
    if (before instanceof JsonObject left && after instanceof JsonObject right) {
      compareObjects(path, left, right);
    } else if (before instanceof JsonArray left && after instanceof JsonArray right) {
      compareArrays(path, left.elements(), right.elements());
    } else if (!before.equals(after)) {
      operations.add(operation("replace", path).put("value", after).build());
    }
  }

  private void compareObjects(String path, JsonObject before, JsonObject after) {
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      int order = order(before, i, after, j);
      if (order < 0) {
        remove(memberPath(path, before.members().get(i++)));
      } else if (order > 0) {
        JsonMember added = after.members().get(j++);
        add(memberPath(path, added), added.value());
      } else {
        JsonMember old = before.members().get(i++);
        compare(memberPath(path, old), old.value(), after.members().get(j++).value());
      }
    }
  }

  /** The order of two names, where a list that has ended comes last. */
  private static int order(JsonObject before, int i, JsonObject after, int j) {
    if (i == before.size() || j == after.size()) {
      return i == before.size() ? 1 : -1;
    }
    return JsonObject.CANONICAL_ORDER.compare(before.members().get(i), after.members().get(j));
  }

  private void compareArrays(String path, List<JsonValue> before, List<JsonValue> after) {
    int i = 0;
    int j = 0;
    for (ArrayAlignment.Match match : ArrayAlignment.of(before, after)) {
      changeStretch(path, before.subList(i, match.before()), after.subList(j, match.after()), j);
      i = match.before() + 1;
      j = match.after() + 1;
    }
    changeStretch(path, before.subList(i, before.size()), after.subList(j, after.size()), j);
  }

  private void changeStretch(
      String path, List<JsonValue> before, List<JsonValue> after, int index) {
    int both = Math.min(before.size(), after.size());
    for (int i = 0; i < both; i++) {
      compare(path + "/" + (index + i), before.get(i), after.get(i));
    }
    for (int i = both; i < before.size(); i++) {
      remove(path + "/" + (index + both));
    }
    for (int i = both; i < after.size(); i++) {
      add(path + "/" + (index + i), after.get(i));
    }
  }

  private static String memberPath(String path, JsonMember member) {
    return path + "/" + member.name().replace("~", "~0").replace("/", "~1");
  }

  private void remove(String path) {
    operations.add(operation("remove", path).build());
  }

  private void add(String path, JsonValue value) {
    operations.add(operation("add", path).put("value", value).build());
  }

  private static JsonObjectBuilder operation(String name, String path) {
    return Json.object().put("op", name).put("path", path);
  }
}
