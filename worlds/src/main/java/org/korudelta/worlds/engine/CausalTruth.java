package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.check.CausalGraphAudit;
import org.korudelta.deterministic.check.CausalLinks;
import org.korudelta.deterministic.check.TrueVersion;
import org.korudelta.deterministic.check.Verdict;
import org.korudelta.worlds.model.ModelDatabase;

/**
 * Audits the causal graph that the database reports against what really happened: each version's
 * parent is the one it replaced, and its causes are those that its writer named (D2, D14).
 */
final class CausalTruth {
  private final EngineRun run;

  CausalTruth(EngineRun run) {
    this.run = run;
  }

  /** {@code versions} are all there are, in commit order. */
  void check(ModelDatabase model, List<Version> versions) {
    CausalGraphAudit audit = new CausalGraphAudit();
    Map<String, CausalLinks> reported = new TreeMap<>();
    Map<String, String> parents = parents(model);
    int commit = 0;
    for (Version version : versions) {
      commit += version.ordinal() == 0 ? 1 : 0;
      String id = version.id().hex();
      CausalLinks links = new CausalLinks(parent(parents.get(id)), named(version));
      audit.written(new TrueVersion(id, version.key(), commit, links));
      reported.put(id, reported(version));
    }
    Verdict verdict = audit.check(reported);
    run.always(verdict.isAccepted(), "causal_graph", verdict::toString);
    versions.forEach(this::checkOrder);
  }

  /** The version before each in its key's history. */
  private static Map<String, String> parents(ModelDatabase model) {
    Map<String, String> parents = new TreeMap<>();
    for (String key : model.everWritten()) {
      List<Version> history = model.history(key);
      for (int i = 1; i < history.size(); i++) {
        parents.put(history.get(i).id().hex(), history.get(i - 1).id().hex());
      }
    }
    return parents;
  }

  private static List<String> parent(@Nullable String id) {
    return id == null ? List.of() : List.of(id);
  }

  private void checkOrder(Version version) {
    run.always(
        causes(version).equals(named(version)),
        "cause_order",
        () -> "causes not sorted, or one of them twice: " + version);
  }

  /** What its writer named, by id and each once, which is how it is kept (V4). */
  private List<String> named(Version version) {
    TreeSet<String> named = new TreeSet<>();
    for (Attempt.Part part : run.ledger.writerOf(version).orElseThrow().parts) {
      if (part.key().equals(version.key())) {
        part.causes().forEach(cause -> named.add(cause.hex()));
      }
    }
    return new ArrayList<>(named);
  }

  private static List<String> causes(Version version) {
    return version.causes().stream().map(VersionId::hex).toList();
  }

  private static CausalLinks reported(Version version) {
    Optional<VersionId> parent = version.previousVersion();
    return new CausalLinks(
        parent.map(VersionId::hex).map(List::of).orElse(List.of()), causes(version));
  }
}
