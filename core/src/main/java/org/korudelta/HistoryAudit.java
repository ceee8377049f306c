package org.korudelta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.log.CommitAudit;
import org.korudelta.log.LegibleCommit;
import org.korudelta.log.LegibleVersion;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;

/**
 * Follows a history for verification: what opening would refuse is told, and the history goes on.
 *
 * <p>Memory: links as {@link LinkMemory} bounds them, and the dimensions of each model in each
 * namespace, which must agree. Threading: one call at a time.
 */
final class HistoryAudit implements CommitAudit {
  private final VersionCheck check;
  private final LinkMemory links;
  private final Map<String, NamespaceFacts> models = new HashMap<>();
  private long lastNanos = HybridClock.BEFORE_ALL;
  private boolean told;

  /** An audit that remembers links of {@code bytesMax} at a time. */
  HistoryAudit(VersionIds ids, long bytesMax) {
    this.check = new VersionCheck(ids);
    this.links = new LinkMemory(bytesMax);
  }

  /** What is known before a version: all of a part. */
  private final class PartKnowledge implements Knowledge {
    @Override
    public long lastNanos() {
      return lastNanos;
    }

    @Override
    public Optional<String> otherParent(VersionRecord version) {
      KeyName key = new KeyName(version.namespace(), version.key());
      Optional<VersionId> newest = links.newest(key);
      return !links.has(key) || version.parent().equals(newest)
          ? Optional.empty()
          : Optional.of(newest.map(VersionId::hex).orElse("none"));
    }

    @Override
    public boolean mayKnow(VersionId id) {
      return links.mayKnow(id);
    }
  }

  @Override
  public void audit(LegibleCommit commit, Consumer<Finding> found) {
    Consumer<Finding> news = links.wasTold() ? known -> {} : found;
    List<VersionRecord> versions = new ArrayList<>(commit.versions().size());
    for (LegibleVersion legible : commit.versions()) {
      if (legible.sound()) {
        check(legible.version(), commit.sequence(), news);
      }
      versions.add(legible.version());
    }
    if (!told) {
      check.checkKeysOnce(versions, commit.sequence(), news);
    }
    extend(commit.sequence(), versions, news);
    links.commitEnds();
  }

  private void check(VersionRecord version, long sequence, Consumer<Finding> found) {
    if (told) {
      check.checkLinks(new PartKnowledge(), version, sequence, found);
    } else {
      check.check(new PartKnowledge(), version, sequence, found);
    }
  }

  /** Goes on from a commit; from what is impossible in it nothing follows. */
  private void extend(long sequence, List<VersionRecord> commit, Consumer<Finding> found) {
    boolean possible = true;
    for (VersionRecord version : commit) {
      String impossible = impossible(version);
      if (impossible.isEmpty()) {
        links.add(version);
        lastNanos = version.timestampNanos();
      } else if (possible) {
        possible = false;
        found.accept(
            Finding.of(Kind.COMMIT, Place.NOWHERE, "", impossible).about(Subject.commit(sequence)));
      }
    }
  }

  private String impossible(VersionRecord version) {
    if (links.knows(version.id())) {
      return "version id twice: id=" + version.id();
    }
    if (told || version.operation() != Operation.EMBED || version.isWiped()) {
      return "";
    }
    try {
      takeModel(version);
      return "";
    } catch (KoruException e) {
      return e.getMessage();
    }
  }

  private void takeModel(VersionRecord version) {
    Embedding embedding = EmbeddingFormat.decode(version.content());
    ModelDimensions model =
        new ModelDimensions(embedding.model(), embedding.dimensions(), version.timestampNanos());
    NamespaceFacts known = models.getOrDefault(version.namespace(), NamespaceFacts.NONE);
    known.requireAgreement(version.namespace(), version.key(), model);
    models.put(version.namespace(), known.with(model));
  }

  @Override
  public boolean again() {
    told = true;
    lastNanos = HybridClock.BEFORE_ALL;
    return links.next();
  }
}
