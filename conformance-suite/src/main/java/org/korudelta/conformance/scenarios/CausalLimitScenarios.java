package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.HistoricalWrite;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** D14: pages, refusals, and graphs too large to be drawn. */
final class CausalLimitScenarios {
  private static final int FAN = 1_000;
  private static final int DEEP = 10_000;
  private static final VersionId UNKNOWN = VersionId.of(new byte[VersionId.BYTES]);

  private CausalLimitScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D14.pages", CausalLimitScenarios::pages),
        Databases.scenario("D14.unknown_versions", CausalLimitScenarios::unknown),
        Databases.scenario("D14.no_such_page", CausalLimitScenarios::noSuchPage),
        Databases.scenario("D14.no_cycles", CausalLimitScenarios::noCycles),
        Databases.scenario("D14.thousand_effects", CausalLimitScenarios::thousandEffects),
        Databases.scenario("D14.deep_chain", CausalLimitScenarios::deepChain));
  }

  private static Promise<@Nullable Void> pages(Context c, KoruDelta db) {
    Drawing drawing = new Drawing(db);
    return c.each(List.of("1", "2", "3", "4", "5", "6", "7"), name -> drawing.putTo("key", name))
        .then(chain -> c.each(List.of("a", "b", "c"), drawing::put))
        .then(
            others ->
                c.each(
                    List.of(
                        CausalPage.of(2),
                        CausalPage.of(2).beyond(drawing.id("5")),
                        CausalPage.of(9).beyond(drawing.id("3")),
                        CausalPage.of(9).beyond(drawing.id("b"))),
                    page -> observePage(c, drawing, db, page)))
        .map(pages -> null);
  }

  private static Promise<@Nullable Void> observePage(
      Context c, Drawing drawing, KoruDelta db, CausalPage page) {
    String size = page.limit() + " ";
    return db.ancestors(drawing.id("7"), page)
        .then(
            ancestors -> {
              c.observe(size + "ancestors of 7", drawing.names(ancestors));
              return db.descendants(drawing.id("1"), page);
            })
        .then(
            descendants -> {
              c.observe(size + "descendants of 1", drawing.names(descendants));
              return db.frontier(page);
            })
        .map(frontier -> c.observe(size + "of the frontier", drawing.names(frontier)));
  }

  private static Promise<@Nullable Void> unknown(Context c, KoruDelta db) {
    return db.put(Databases.SPACE, "key", Databases.json("1"))
        .then(
            known ->
                c.runtime()
                    .all(
                        List.of(
                            unknown(c, () -> db.ancestors(UNKNOWN, 1)),
                            unknown(c, () -> db.descendants(UNKNOWN, 1)),
                            unknown(c, () -> db.path(known.id(), UNKNOWN)),
                            unknown(c, () -> db.path(UNKNOWN, known.id())),
                            unknown(c, () -> db.commonAncestor(known.id(), UNKNOWN)),
                            unknown(c, () -> db.frontier(CausalPage.of(1).beyond(UNKNOWN))))))
        .map(
            errors -> {
              errors.forEach(error -> c.observe("unknown", error));
              return null;
            });
  }

  private static <T> Promise<KoruException> unknown(Context c, Supplier<Promise<T>> question) {
    return c.error(ErrorCode.NOT_FOUND, question);
  }

  private static Promise<@Nullable Void> noSuchPage(Context c, KoruDelta db) {
    return db.put(Databases.SPACE, "key", Databases.json("1"))
        .then(
            known ->
                c.each(
                    List.of(0, -1, Integer.MIN_VALUE),
                    limit -> observeRefusals(c, db, known.id(), limit)))
        .map(all -> null);
  }

  private static Promise<@Nullable Void> observeRefusals(
      Context c, KoruDelta db, VersionId known, int limit) {
    return c.error(ErrorCode.BAD_REQUEST, () -> db.ancestors(known, limit))
        .then(
            error -> {
              c.observe("ancestors", error);
              return c.error(ErrorCode.BAD_REQUEST, () -> db.descendants(known, limit));
            })
        .then(
            error -> {
              c.observe("descendants", error);
              return c.error(ErrorCode.BAD_REQUEST, () -> db.frontier(Databases.SPACE, limit));
            })
        .then(
            error -> {
              c.observe("frontier", error);
              return c.error(ErrorCode.BAD_REQUEST, () -> db.mostConnected(limit));
            })
        .map(error -> c.observe("most connected", error));
  }

  /** Nobody can name a version that is not there yet, so nobody can close a circle. */
  private static Promise<@Nullable Void> noCycles(Context c, KoruDelta db) {
    WriteOptions unknown = WriteOptions.NONE.causedBy(List.of(UNKNOWN));
    return c.error(
            ErrorCode.NOT_FOUND, () -> db.put(Databases.SPACE, "key", Databases.json("1"), unknown))
        .then(
            error -> {
              c.observe("unknown cause", error);
              return db.frontier(1);
            })
        .then(
            frontier -> {
              c.observe("written", frontier.size());
              return Databases.put(c, db, "key", "1", "2");
            })
        .then(versions -> circle(c, db, versions));
  }

  private static Promise<@Nullable Void> circle(Context c, KoruDelta db, List<Version> versions) {
    return db.path(versions.get(1).id(), versions.get(0).id())
        .then(
            back -> {
              c.observe("way back", back.size());
              return db.descendants(versions.get(1).id(), FAN);
            })
        .map(after -> c.observe("after the last", after.size()));
  }

  private static Promise<@Nullable Void> thousandEffects(Context c, KoruDelta db) {
    return db.put(Databases.SPACE, "cause", Databases.json("1"))
        .then(
            cause ->
                db.putBatch(fan(cause.id()))
                    .then(effects -> observeFan(c, db, cause.id(), effects)));
  }

  private static List<Write> fan(VersionId cause) {
    WriteOptions caused = WriteOptions.NONE.causedBy(List.of(cause));
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < FAN; i++) {
      writes.add(new Write.Put(Databases.SPACE, "effect-" + i, Databases.json("1"), caused));
    }
    return writes;
  }

  private static Promise<@Nullable Void> observeFan(
      Context c, KoruDelta db, VersionId cause, List<Version> effects) {
    WriteOptions caused = WriteOptions.NONE.causedBy(effects.stream().map(Version::id).toList());
    return db.put(Databases.SPACE, "end", Databases.json("1"), caused)
        .then(
            end ->
                db.descendants(cause, 2 * FAN)
                    .then(
                        found -> {
                          c.observe("descendants", found.size());
                          c.expectEqual("first", effects.get(0).id(), found.get(0).id());
                          c.expectEqual("last", end.id(), found.get(FAN).id());
                          return db.ancestors(end.id(), 2 * FAN);
                        })
                    .then(
                        found -> {
                          c.observe("ancestors", found.size());
                          return db.path(cause, end.id());
                        })
                    .then(
                        path -> {
                          c.observe("path", path.stream().map(CausalNode::key).toList());
                          return db.commonAncestor(effects.get(0).id(), effects.get(FAN - 1).id());
                        }))
        .map(common -> c.observe("common", common.map(CausalNode::key).orElse("none")));
  }

  private static Promise<@Nullable Void> deepChain(Context c, KoruDelta db) {
    return db.importHistory(deep())
        .then(report -> db.history(Databases.SPACE, "key", DEEP - 1, 1))
        .then(newest -> observeDepth(c, db, newest.get(0)));
  }

  private static List<HistoricalWrite> deep() {
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int i = 1; i <= DEEP; i++) {
      Write write = new Write.Put(Databases.SPACE, "key", Databases.json("1"), WriteOptions.NONE);
      writes.add(new HistoricalWrite(Timestamp.ofEpochNanos(i), write));
    }
    return writes;
  }

  private static Promise<@Nullable Void> observeDepth(Context c, KoruDelta db, Version newest) {
    return db.ancestors(newest.id(), DEEP)
        .then(
            ancestors -> {
              c.observe("ancestors", ancestors.size());
              return db.path(ancestors.get(0).id(), newest.id());
            })
        .then(
            path -> {
              c.observe("path", path.size());
              return db.descendants(path.get(0).id(), DEEP);
            })
        .then(
            descendants -> {
              c.observe("descendants", descendants.size());
              return db.commonAncestor(descendants.get(0).id(), newest.id());
            })
        .map(common -> c.observe("common", common.orElseThrow().timestamp().toString()));
  }
}
