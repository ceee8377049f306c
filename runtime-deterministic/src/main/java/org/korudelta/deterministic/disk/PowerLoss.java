package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a loss of power may leave of a directory: names first, then each file that has a name. */
final class PowerLoss {
  private final Directory directory;
  private final CrashOrder order;
  private final NameFates names;

  PowerLoss(Directory directory, CrashOrder order) {
    this.directory = directory;
    this.order = order;
    this.names = new NameFates(directory.pending(), order);
  }

  // One state

  /** Draws one of the states; nothing where nothing is pending. */
  CrashPlan draw(Decisions decisions) {
    if (!undecided()) {
      return nothing();
    }
    int kept = decisions.draw(4, "kept of what was not synced: nothing, all, or what is drawn");
    return switch (kept) {
      case 0 -> nothing();
      case 1 -> plan(directory.pending(), FileFates::everything);
      default -> decide(decisions);
    };
  }

  private boolean undecided() {
    if (!directory.pending().isEmpty()) {
      return true;
    }
    return !pendingFiles(List.of()).isEmpty();
  }

  private CrashPlan nothing() {
    return plan(List.of(), FileFates::nothing);
  }

  /** Decides everything one by one: the same decisions give the same state, others another one. */
  CrashPlan decide(Decisions decisions) {
    List<NameChange> kept = names.decide(decisions);
    SortedMap<String, FileFate> fates = new TreeMap<>();
    pendingFiles(kept).forEach((name, file) -> fates.put(name, file.decide(decisions, name)));
    return new CrashPlan(kept, fates);
  }

  private CrashPlan plan(List<NameChange> kept, Function<FileFates, FileFate> fate) {
    SortedMap<String, FileFate> fates = new TreeMap<>();
    pendingFiles(kept).forEach((name, file) -> fates.put(name, fate.apply(file)));
    return new CrashPlan(kept, fates);
  }

  /** The files with pending bytes that have a name then. */
  private SortedMap<String, FileFates> pendingFiles(List<NameChange> kept) {
    SortedMap<String, FileFates> files = new TreeMap<>();
    directory
        .namesKeeping(kept)
        .forEach(
            (name, file) -> {
              if (file.pendingLength() > 0) {
                files.put(name, new FileFates(file, order));
              }
            });
    return files;
  }

  // All states

  /**
   * How many states there are; saturates. When names alone have more than {@code namesMax} fates,
   * those after that are not looked at, and the answer is {@code Long.MAX_VALUE}.
   */
  long count(int namesMax) {
    EveryDecision every = new EveryDecision();
    long count = 0;
    int looked = 0;
    boolean more = true;
    while (more && looked < namesMax) {
      count = Saturating.plus(count, countOfFiles(names.decide(every)));
      more = every.advance();
      looked++;
    }
    return more ? Long.MAX_VALUE : count;
  }

  private long countOfFiles(List<NameChange> kept) {
    long count = 1;
    for (FileFates file : pendingFiles(kept).values()) {
      count = Saturating.times(count, file.count());
    }
    return count;
  }

  /**
   * A few states that stand for all: for each fate of names that stands for others, everything of
   * the files kept, nothing of them, and both with one of the files as it may be.
   */
  List<CrashPlan> representatives() {
    Set<CrashPlan> plans = new LinkedHashSet<>();
    for (List<NameChange> kept : names.representatives()) {
      addVaried(plan(kept, FileFates::nothing), plans);
      addVaried(plan(kept, FileFates::everything), plans);
    }
    return new ArrayList<>(plans);
  }

  private void addVaried(CrashPlan base, Set<CrashPlan> plans) {
    plans.add(base);
    for (Map.Entry<String, FileFates> file : pendingFiles(base.kept()).entrySet()) {
      for (FileFate fate : file.getValue().representatives()) {
        SortedMap<String, FileFate> fates = new TreeMap<>(base.fates());
        fates.put(file.getKey(), fate);
        plans.add(new CrashPlan(base.kept(), fates));
      }
    }
  }
}
