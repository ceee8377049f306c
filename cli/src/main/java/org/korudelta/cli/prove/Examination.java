package org.korudelta.cli.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;

/**
 * Holds a database against what its writers were answered.
 *
 * <p>Everything is read by the log, commit after commit, and then again by the index, by id and by
 * key. Threading: for one thread, once.
 */
final class Examination {
  private static final int PAGE = 500;

  private final BlockingKoruDelta db;
  private final Ledger ledger;
  private final Load load;
  private final Verdict verdict;
  private final Map<TurnName, String> found = new HashMap<>();
  private final Map<String, List<VersionId>> chains = new LinkedHashMap<>();

  private Examination(BlockingKoruDelta db, Ledger ledger, Load load, Verdict verdict) {
    this.db = db;
    this.ledger = ledger;
    this.load = load;
    this.verdict = verdict;
  }

  /**
   * Adds to {@code verdict} what is lost in {@code db}, or not as it should be; gives how many
   * commits are there that were under way, so that nobody was told of them.
   */
  static int of(BlockingKoruDelta db, Ledger ledger, Load load, Verdict verdict) {
    Examination examination = new Examination(db, ledger, load, verdict);
    examination.readLog();
    examination.lookFor("acknowledged", ledger.acknowledged());
    examination.lookFor("seen before", ledger.seen());
    examination.readIds();
    examination.readChains();
    return examination.found.size() - ledger.acknowledged().size();
  }

  private void readLog() {
    Timestamp after = Timestamp.MIN;
    List<Version> page = db.changes(after, PAGE);
    while (!page.isEmpty()) {
      commits(page);
      after = page.get(page.size() - 1).timestamp();
      page = db.changes(after, PAGE);
    }
  }

  /** Pages have whole commits. */
  private void commits(List<Version> page) {
    int begin = 0;
    for (int i = 1; i <= page.size(); i++) {
      boolean ends =
          i == page.size() || !page.get(i).timestamp().equals(page.get(begin).timestamp());
      if (ends) {
        commit(page.subList(begin, i));
        begin = i;
      }
    }
  }

  private void commit(List<Version> versions) {
    TurnName name = TurnName.of(versions.get(0).metadata());
    if (!ledger.mayHold(name)) {
      verdict.broken("a commit that nobody waited for: turn=" + name);
    }
    String text = Answer.text(versions);
    if (found.put(name, text) != null) {
      verdict.broken("a commit twice: turn=" + name);
    }
    if (ledger.see(name, text) && !isWhole(load.turn(name).writes(), versions)) {
      verdict.broken("a commit in part, or not as it was written: turn=" + name + " found=" + text);
    }
    versions.forEach(this::link);
  }

  private static boolean isWhole(List<Write> writes, List<Version> versions) {
    boolean whole = writes.size() == versions.size();
    for (int i = 0; whole && i < writes.size(); i++) {
      whole = isOf(writes.get(i), versions.get(i));
    }
    return whole;
  }

  private static boolean isOf(Write write, Version version) {
    boolean same =
        write.namespace().equals(version.namespace())
            && write.key().equals(version.key())
            && write.options().metadata().equals(version.metadata());
    return same
        && (write instanceof Write.Put put
            ? !version.tombstone() && put.value().equals(version.value())
            : version.tombstone());
  }

  /** Keys begin with their namespace, so that they are different in all. */
  private void link(Version version) {
    List<VersionId> chain = chains.computeIfAbsent(version.key(), key -> new ArrayList<>());
    @Nullable VersionId before = chain.isEmpty() ? null : chain.get(chain.size() - 1);
    @Nullable VersionId named = version.previousVersion().orElse(null);
    if (!Objects.equals(before, named)) {
      verdict.broken(
          "a chain is broken: key=" + version.key() + " expected=" + before + " actual=" + named);
    }
    chain.add(version.id());
  }

  private void lookFor(String what, Map<TurnName, String> expected) {
    expected.forEach(
        (turn, text) -> {
          String there = found.getOrDefault(turn, "nothing");
          if (!text.equals(there)) {
            verdict.lost("turn=" + turn + " " + what + "=" + text + " found=" + there);
          }
        });
  }

  private void readIds() {
    chains.forEach((key, ids) -> ids.forEach(id -> readId(key, id)));
  }

  private void readId(String key, VersionId id) {
    try {
      if (!db.getVersion(id).key().equals(key)) {
        verdict.broken("an id leads to another key: key=" + key + " id=" + id);
      }
    } catch (KoruException.NotFound e) {
      verdict.broken("an id leads nowhere: key=" + key + " id=" + id);
    }
  }

  private void readChains() {
    chains.forEach(
        (key, chain) -> {
          List<Version> history = history(key);
          if (!history.stream().map(Version::id).toList().equals(chain)) {
            verdict.broken("the index has another chain than the log: key=" + key);
          } else {
            readCurrent(history.get(history.size() - 1));
          }
        });
  }

  private List<Version> history(String key) {
    List<Version> history = new ArrayList<>();
    List<Version> page = db.history(Load.namespace(key), key, 0, PAGE);
    while (!page.isEmpty()) {
      history.addAll(page);
      page = db.history(Load.namespace(key), key, history.size(), PAGE);
    }
    return history;
  }

  private void readCurrent(Version newest) {
    Optional<Version> expected = newest.tombstone() ? Optional.empty() : Optional.of(newest);
    if (!db.get(newest.namespace(), newest.key()).equals(expected)) {
      verdict.broken("another version is current than the newest: key=" + newest.key());
    }
  }
}
