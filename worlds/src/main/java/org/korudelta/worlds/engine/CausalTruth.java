package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** {@code all} is what there is, in commit order. */
  void check(ModelDatabase model, List<Written> all) {
    CausalGraphAudit audit = new CausalGraphAudit();
    Map<String, CausalLinks> reported = new TreeMap<>();
    Map<VersionId, VersionId> parents = parents(model);
    List<Version> unordered = new ArrayList<>();
    int commit = 0;
    for (Written written : all) {
      Version version = written.version();
      commit += version.ordinal() == 0 ? 1 : 0;
      List<String> named = written.named().stream().map(VersionId::hex).toList();
      List<String> causes = causes(version);
      CausalLinks truth = new CausalLinks(parent(parents.get(version.id())), named);
      String id = version.id().hex();
      audit.written(new TrueVersion(id, version.key(), commit, truth));
      reported.put(id, new CausalLinks(parent(version.previousVersion().orElse(null)), causes));
      if (!causes.equals(named)) {
        unordered.add(version);
      }
    }
    Verdict verdict = audit.check(reported);
    run.always(verdict.isAccepted(), "causal_graph", verdict::toString);
    run.always(
        unordered.isEmpty(),
        "cause_order",
        () -> "causes not sorted, or one of them twice: " + unordered);
  }

  /** The version before each in its key's history. */
  private static Map<VersionId, VersionId> parents(ModelDatabase model) {
    Map<VersionId, VersionId> parents = new HashMap<>();
    for (String key : model.everWritten()) {
      List<Version> history = model.history(key);
      for (int i = 1; i < history.size(); i++) {
        parents.put(history.get(i).id(), history.get(i - 1).id());
      }
    }
    return parents;
  }

  private static List<String> parent(@Nullable VersionId id) {
    return id == null ? List.of() : List.of(id.hex());
  }

  private static List<String> causes(Version version) {
    return version.causes().stream().map(VersionId::hex).toList();
  }
}
