package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Reads;
import org.korudelta.causal.CausalDegree;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;

/** D14: what led to what, asked of graphs small enough to be drawn on paper. */
final class CausalScenarios {
  private static final int ALL = 1_000_000;

  private CausalScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D14.diamond", CausalScenarios::diamond),
        Databases.scenario("D14.chain_of_a_key", CausalScenarios::chain),
        Databases.scenario("D14.causes_across_namespaces", CausalScenarios::acrossNamespaces),
        Databases.scenario("D14.tombstones_are_nodes", CausalScenarios::tombstones),
        Databases.scenario("D14.batch_by_ordinal", CausalScenarios::batch),
        Databases.scenario("D14.shortest_path", CausalScenarios::shortestPath),
        Databases.scenario("D14.latest_common_ancestor", CausalScenarios::commonAncestor),
        Databases.scenario("D14.parent_named_as_cause", CausalScenarios::parentNamed),
        Databases.scenario("D14.most_connected", CausalScenarios::mostConnected),
        Databases.scenario("D14.graph_as_of", CausalScenarios::asOf),
        Databases.scenario("D14.graph_after_restart", CausalScenarios::afterRestart));
  }

  // --- the diamond: left and right come from top, bottom from both ---

  private static Promise<@Nullable Void> diamond(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawDiamond(drawing)
        .then(done -> observeAround(c, drawing, "bottom"))
        .then(done -> observeAround(c, drawing, "top"))
        .then(done -> observePath(c, drawing, "top", "bottom"))
        .then(done -> observePath(c, drawing, "left", "right"))
        .then(done -> observeCommon(c, drawing, "left", "right"))
        .then(done -> observeCommon(c, drawing, "left", "bottom"))
        .then(done -> db.frontier(ALL))
        .map(frontier -> c.observe("frontier", drawing.names(frontier)));
  }

  private static Promise<?> drawDiamond(Drawing drawing) {
    return drawing
        .put("top")
        .then(top -> drawing.put("left", "top"))
        .then(left -> drawing.put("right", "top"))
        .then(right -> drawing.put("bottom", "right", "left"));
  }

  private static Promise<@Nullable Void> chain(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return c.each(List.of("1", "2", "3", "4", "5"), name -> drawing.putTo("key", name))
        .then(chain -> observeAround(c, drawing, "3"))
        .then(done -> observePath(c, drawing, "2", "5"))
        .then(done -> observePath(c, drawing, "5", "2"))
        .then(done -> observePath(c, drawing, "4", "4"))
        .then(done -> db.frontier(Databases.SPACE, ALL))
        .map(frontier -> c.observe("frontier", drawing.names(frontier)));
  }

  private static Promise<@Nullable Void> acrossNamespaces(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawing
        .putIn("orders", "order")
        .then(order -> drawing.putIn("stock", "taken", "order"))
        .then(taken -> drawing.putIn("bills", "bill", "order"))
        .then(bill -> drawing.putIn("mail", "parcel", "taken", "bill"))
        .then(parcel -> drawing.putIn("orders", "other"))
        .then(other -> observeAround(c, drawing, "parcel"))
        .then(done -> observeAround(c, drawing, "order"))
        .then(done -> db.frontier(ALL))
        .then(
            frontier -> {
              c.observe("frontier", drawing.names(frontier));
              return db.frontier("orders", ALL);
            })
        .then(
            frontier -> {
              c.observe("frontier of orders", drawing.names(frontier));
              return db.frontier("nowhere", ALL);
            })
        .map(frontier -> c.observe("frontier of nowhere", drawing.names(frontier)));
  }

  private static Promise<@Nullable Void> tombstones(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawing
        .putTo("key", "written")
        .then(written -> drawing.delete("key", "deleted"))
        .then(deleted -> db.frontier(ALL))
        .then(
            frontier -> {
              c.observe("frontier", drawing.names(frontier));
              c.observe("operation", frontier.get(0).operation().name());
              return drawing.putTo("key", "again");
            })
        .then(again -> drawing.put("effect", "deleted"))
        .then(effect -> observeAround(c, drawing, "deleted"))
        .then(done -> observePath(c, drawing, "written", "effect"));
  }

  private static Promise<@Nullable Void> batch(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawing
        .put("cause")
        .then(cause -> drawing.putAll(List.of("z", "y", "x"), "cause"))
        .then(batch -> drawing.put("last", "x", "y", "z"))
        .then(last -> observeAround(c, drawing, "last"))
        .then(done -> observeAround(c, drawing, "cause"))
        .then(done -> observePath(c, drawing, "cause", "last"))
        .then(done -> observeCommon(c, drawing, "x", "z"))
        .then(done -> db.ancestors(drawing.id("last"), 2))
        .map(latest -> c.observe("latest two", drawing.names(latest)));
  }

  private static Promise<@Nullable Void> shortestPath(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawing
        .put("start")
        .then(start -> drawing.put("far", "start"))
        .then(far -> drawing.put("farther", "far"))
        .then(farther -> drawing.put("early", "start"))
        .then(early -> drawing.put("late", "start"))
        .then(late -> drawing.put("end", "late", "early", "farther"))
        .then(end -> observePath(c, drawing, "start", "end"))
        .then(done -> observePath(c, drawing, "far", "end"))
        .then(done -> observePath(c, drawing, "early", "late"));
  }

  /** Two versions led to both sides, neither to the other: the later one is the answer. */
  private static Promise<@Nullable Void> commonAncestor(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawing
        .put("root")
        .then(root -> drawing.put("one", "root"))
        .then(one -> drawing.put("two", "root"))
        .then(two -> drawing.put("left", "one", "two"))
        .then(left -> drawing.put("right", "two", "one", "root"))
        .then(right -> drawing.put("stranger"))
        .then(stranger -> observeCommon(c, drawing, "left", "right"))
        .then(done -> observeCommon(c, drawing, "right", "left"))
        .then(done -> observeCommon(c, drawing, "left", "one"))
        .then(done -> observeCommon(c, drawing, "left", "left"))
        .then(done -> observeCommon(c, drawing, "left", "stranger"));
  }

  private static Promise<@Nullable Void> parentNamed(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawing
        .putTo("key", "first")
        .then(first -> drawing.putTo("key", "second", "first"))
        .then(second -> observeAround(c, drawing, "first"))
        .then(done -> db.mostConnected(ALL))
        .map(most -> c.observe("degrees", degrees(drawing, most)));
  }

  private static Promise<@Nullable Void> mostConnected(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawDiamond(drawing)
        .then(bottom -> drawing.putTo("top", "new top", "bottom"))
        .then(top -> db.mostConnected(3))
        .then(
            most -> {
              c.observe("three", degrees(drawing, most));
              return db.mostConnected(ALL);
            })
        .map(most -> c.observe("all", degrees(drawing, most)));
  }

  private static List<String> degrees(Drawing drawing, List<CausalDegree> most) {
    return most.stream()
        .map(one -> drawing.name(one.node()) + " " + one.causes() + " " + one.effects())
        .toList();
  }

  private static Promise<@Nullable Void> asOf(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawDiamond(drawing)
        .then(
            bottom ->
                c.each(
                    List.of("top", "left", "right", "bottom"),
                    name -> observeThen(c, drawing, db.asOf(drawing.time(name)))))
        .then(
            times ->
                c.error(
                    ErrorCode.NOT_FOUND,
                    () -> db.asOf(drawing.time("left")).ancestors(drawing.id("right"), ALL)))
        .then(
            error -> {
              c.observe("not yet", error.code().text());
              return c.error(
                  ErrorCode.NOT_FOUND,
                  () ->
                      db.asOf(drawing.time("left"))
                          .commonAncestor(drawing.id("top"), drawing.id("bottom")));
            })
        .map(error -> c.observe("not yet either", error.code().text()));
  }

  private static Promise<@Nullable Void> observeThen(Context c, Drawing drawing, Reads then) {
    return then.descendants(drawing.id("top"), ALL)
        .then(
            descendants -> {
              c.observe("descendants", drawing.names(descendants));
              return then.frontier(ALL);
            })
        .then(
            frontier -> {
              c.observe("frontier", drawing.names(frontier));
              return then.mostConnected(1);
            })
        .map(most -> c.observe("most connected", degrees(drawing, most)));
  }

  private static Promise<@Nullable Void> afterRestart(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return drawDiamond(drawing)
        .then(bottom -> db.close())
        .then(closed -> Databases.open(c.runtime()))
        .then(
            again ->
                observeAround(c, drawing.on(again), "left")
                    .then(done -> observeCommon(c, drawing.on(again), "left", "right"))
                    .then(done -> again.close()));
  }

  // --- questions ---

  static Promise<@Nullable Void> observeAround(Context c, Drawing drawing, String name) {
    return drawing
        .db()
        .ancestors(drawing.id(name), ALL)
        .then(
            ancestors -> {
              c.observe("ancestors of " + name, drawing.names(ancestors));
              return drawing.db().descendants(drawing.id(name), ALL);
            })
        .map(descendants -> c.observe("descendants of " + name, drawing.names(descendants)));
  }

  private static Promise<@Nullable Void> observePath(
      Context c, Drawing drawing, String from, String to) {
    return drawing
        .db()
        .path(drawing.id(from), drawing.id(to))
        .map(path -> c.observe("path " + from + " " + to, drawing.names(path)));
  }

  private static Promise<@Nullable Void> observeCommon(
      Context c, Drawing drawing, String one, String other) {
    return drawing
        .db()
        .commonAncestor(drawing.id(one), drawing.id(other))
        .map(
            common ->
                c.observe(
                    "common ancestor of " + one + " and " + other,
                    common.map(drawing::name).orElse("none")));
  }
}
