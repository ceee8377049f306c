package org.korudelta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.log.AuditedLog;
import org.korudelta.log.CommitAudit;
import org.korudelta.log.LegibleCommit;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;

/**
 * Takes what is left of the commits of a damaged log into a new one, in their order.
 *
 * <p>A commit is taken as it was when all of it is proven and rests on what was taken before: then
 * its ids and times stay, and the new history is one that the old one had. Any other is lost, or
 * what is proven of it is rewritten, where that is wanted.
 *
 * <p>Memory: a block of commits, a group of those that are on their way, and what {@link Rewriting}
 * keeps. Threading: one task at a time.
 */
final class Salvage implements CommitAudit {
  private final AsyncRuntime runtime;
  private final VersionIds ids;
  private final SalvageTarget target;
  private final @Nullable Rewriting rewriting;
  private final ArrayDeque<Arrived> arrived = new ArrayDeque<>();
  private long kept;
  private long rewritten;
  private long lost;

  /** Takes commits into {@code target}; {@code rewrites} as {@link RepairOptions} says. */
  Salvage(AsyncRuntime runtime, VersionIds ids, SalvageTarget target, boolean rewrites) {
    this.runtime = runtime;
    this.ids = ids;
    this.target = target;
    this.rewriting = rewrites ? new Rewriting(ids) : null;
  }

  /** A commit that was told and not looked at yet. */
  private record Arrived(LegibleCommit commit, Consumer<Finding> found) {}

  long kept() {
    return kept;
  }

  long rewritten() {
    return rewritten;
  }

  long lost() {
    return lost;
  }

  @Override
  public void audit(LegibleCommit commit, Consumer<Finding> found) {
    arrived.add(new Arrived(commit, found));
  }

  @Override
  public Promise<@Nullable Void> settle(AsyncRuntime same) {
    return target.open().then(opened -> Prompt.whileTrue(runtime, this::takeNext));
  }

  @Override
  public Promise<@Nullable Void> finish(AsyncRuntime same, AuditedLog log) {
    return settle(same);
  }

  private Promise<Boolean> takeNext() {
    Arrived next = arrived.poll();
    if (next == null) {
      return runtime.completed(false);
    }
    Remains remains = Remains.of(ids, next.commit());
    return take(remains, next.found()).map(ignored -> true);
  }

  private Promise<@Nullable Void> take(Remains remains, Consumer<Finding> found) {
    return target
        .basis(writes(remains.proven()))
        .then(
            basis -> {
              Judgement judgement = new Judgement(remains, basis, found);
              return target.add(judgement.commit());
            });
  }

  private List<PreparedWrite> writes(List<VersionRecord> versions) {
    List<PreparedWrite> writes = new ArrayList<>(versions.size());
    for (VersionRecord version : versions) {
      writes.add(
          PreparedWrite.of(
              version, rewriting == null ? version.causes() : rewriting.causes(version)));
    }
    return writes;
  }

  /** What becomes of one commit. */
  private final class Judgement {
    private final Remains remains;
    private final Basis basis;
    private final Consumer<Finding> found;

    private Judgement(Remains remains, Basis basis, Consumer<Finding> found) {
      this.remains = remains;
      this.basis = basis;
      this.found = found;
    }

    /** What is written of it; nothing when it is lost. */
    private ComposedCommit commit() {
      List<VersionRecord> versions = versions();
      Set<Integer> revivals = new HashSet<>();
      for (VersionRecord version : versions) {
        VersionRecord newest = newest(version);
        if (newest != null && newest.tombstone()) {
          revivals.add(version.ordinal());
        }
      }
      return new ComposedCommit(versions, revivals);
    }

    private @Nullable VersionRecord newest(VersionRecord version) {
      return basis.newest(new KeyName(version.namespace(), version.key()));
    }

    private List<VersionRecord> versions() {
      remains.doubtful().forEach(version -> lose(version, "not what was written"));
      lost += remains.records() - remains.proven().size() - remains.doubtful().size();
      if (remains.proven().isEmpty()) {
        return List.of();
      }
      try {
        return remains.isWhole() && rests() ? asItWas() : withoutTheLost();
      } catch (KoruException impossible) {
        remains.proven().forEach(version -> lose(version, impossible.getMessage()));
        return List.of();
      }
    }

    private boolean rests() {
      return remains.proven().stream().allMatch(version -> reason(version).isEmpty());
    }

    private List<VersionRecord> asItWas() {
      target.require(remains.proven());
      kept += remains.proven().size();
      return remains.proven();
    }

    private List<VersionRecord> withoutTheLost() {
      if (rewriting == null) {
        remains.proven().forEach(version -> lose(version, reasonOrCommit(version)));
        return List.of();
      }
      return rewritten(rewriting.rewrite(remains.proven(), basis));
    }

    private List<VersionRecord> rewritten(List<Rewriting.Rewritten> versions) {
      List<VersionRecord> written = new ArrayList<>(versions.size());
      versions.forEach(version -> written.add(version.after()));
      target.require(written);
      List<VersionRecord> left = new ArrayList<>(remains.proven());
      for (Rewriting.Rewritten version : versions) {
        left.remove(version.before());
        count(version);
      }
      left.forEach(version -> lose(version, unwritten(version)));
      return written;
    }

    private String unwritten(VersionRecord version) {
      return version.isWiped() ? "without its value it gets no other id" : "nothing to delete";
    }

    private void count(Rewriting.Rewritten version) {
      if (!version.isChanged()) {
        kept++;
        return;
      }
      rewritten++;
      tell(Kind.VERSION_REWRITTEN, version.before(), version.after().id().hex());
    }

    private void lose(VersionRecord version, String reason) {
      lost++;
      tell(Kind.VERSION_LOST, version, reason);
    }

    private void tell(Kind kind, VersionRecord version, String actual) {
      Subject subject = Subject.version(remains.sequence(), version);
      found.accept(Finding.of(kind, Place.NOWHERE, "", actual).about(subject));
    }

    private String reasonOrCommit(VersionRecord version) {
      String reason = reason(version);
      return reason.isEmpty() ? "another version of its commit is lost" : reason;
    }

    /** Why the new history cannot hold a version as it is; empty when it can. */
    private String reason(VersionRecord version) {
      VersionRecord newest = newest(version);
      VersionId there = newest == null ? null : newest.id();
      VersionId parent = version.parent().orElse(null);
      if (!Objects.equals(there, parent)) {
        return "the version before it is lost: " + (parent == null ? "none" : parent.hex());
      }
      for (VersionId cause : version.causes()) {
        if (!basis.knows(cause)) {
          return "its cause is lost: " + cause.hex();
        }
      }
      return "";
    }
  }
}
