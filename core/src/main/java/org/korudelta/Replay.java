package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.LiveIndex;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.CommitVisitor;
import org.korudelta.log.KnownEnd;
import org.korudelta.log.LogOutline;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;
import org.korudelta.verify.Finding;

/**
 * Opens the index and adds to it what the log holds behind it, and believes nothing in that; the
 * first thing that is wrong ends it.
 *
 * <p>Threading: one call at a time.
 */
final class Replay implements CommitVisitor {
  private final VersionCheck check;
  private final LiveIndex index;
  private final Function<LogOutline, Promise<Optional<KnownEnd>>> opening;

  /** Begins with {@code opening}, which tells up to where the log need not be read. */
  Replay(
      VersionIds ids, LiveIndex index, Function<LogOutline, Promise<Optional<KnownEnd>>> opening) {
    this.check = new VersionCheck(ids);
    this.index = index;
    this.opening = opening;
  }

  @Override
  public Promise<Optional<KnownEnd>> begin(AsyncRuntime runtime, LogOutline outline) {
    return opening.apply(outline);
  }

  @Override
  public void visit(CommitPlace place, List<VersionRecord> commit) {
    TailKnowledge known = new TailKnowledge(index);
    check.checkKeysOnce(commit, place.sequence(), Replay::refuse);
    for (VersionRecord version : commit) {
      check.check(known, version, place.sequence(), Replay::refuse);
      requirePossible(version, place.sequence());
    }
    index.add(place, commit, null);
  }

  private static void refuse(Finding finding) {
    throw finding.corruption();
  }

  private void requirePossible(VersionRecord version, long sequence) {
    if (index.knowsRecently(version.id())) {
      throw new KoruException.Corruption("version id twice: id=" + version.id());
    }
    if (version.operation() != Operation.EMBED || version.isWiped()) {
      return;
    }
    try {
      index
          .facts(version.namespace())
          .requireAgreement(version.namespace(), version.key(), model(version));
    } catch (KoruException.BadRequest e) {
      throw new KoruException.Corruption(
          "impossible commit: sequence=" + sequence + " reason=" + e.getMessage(), e);
    }
  }

  private static ModelDimensions model(VersionRecord version) {
    Embedding embedding = EmbeddingFormat.decode(version.content());
    return new ModelDimensions(embedding.model(), embedding.dimensions(), version.timestampNanos());
  }

  @Override
  public void moved(CommitPlace place) {
    index.move(place);
  }
}
