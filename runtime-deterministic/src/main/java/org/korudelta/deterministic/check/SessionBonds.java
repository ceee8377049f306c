package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.korudelta.deterministic.check.SessionMemory.Meeting;

/**
 * What sessions tell of the order of versions, key by key.
 *
 * <p>Cost: for each operation the keys its session has met.
 */
final class SessionBonds {
  /*
   * In one session and on one key, each version met is the one met before or a later one: four
   * guarantees, by whether it was read or written. Between sessions, whoever reads a write must
   * from then on see what the writer had met before it: for what the writer wrote that is monotonic
   * writes, for what it read writes follow reads. Only what was met last counts: what was met
   * before comes before that.
   *
   * An operation of unknown end that took effect did so after all its session met before it; what
   * its session does later owes nothing to it.
   */
  private final Map<String, List<Bond>> bonds = new TreeMap<>();
  private final Map<Integer, SessionMemory> sessions = new TreeMap<>();
  private final Map<Version, Knowledge> knowledge = new TreeMap<>();
  private final Map<Integer, Map<String, List<Debt>>> debts = new TreeMap<>();

  /** What the writer had met before a write. */
  private record Knowledge(Meeting write, SessionMemory before) {}

  /** A session read a write, before which its writer had met {@code met}. */
  private record Debt(Meeting met, Meeting write, Meeting read) {}

  private SessionBonds() {}

  /** The bonds of each key, by key, between the versions of operations that took effect. */
  static Map<String, List<Bond>> of(List<Operation> effective) {
    SessionBonds all = new SessionBonds();
    effective.forEach(all::withinSession);
    effective.forEach(all::betweenSessions);
    return all.bonds;
  }

  private void withinSession(Operation operation) {
    SessionMemory session =
        sessions.computeIfAbsent(operation.client(), absent -> new SessionMemory());
    SessionMemory memory = operation.isAnswered() ? session : session.copy();
    for (Access access : operation.accesses()) {
      Meeting meeting = new Meeting(operation, access);
      memory.last(access.key()).ifPresent(last -> bindWithin(last, meeting));
      if (access.writes()) {
        knowledge.put(Version.of(access), new Knowledge(meeting, memory.copy()));
      }
      memory.note(meeting);
    }
  }

  private void bindWithin(Meeting earlier, Meeting later) {
    if (later.access().kind() != Access.Kind.OTHER) {
      Guarantee guarantee = Guarantee.between(earlier.access(), later.access());
      bind(guarantee, earlier, later, both(earlier, later));
    }
  }

  private void betweenSessions(Operation operation) {
    Map<String, List<Debt>> owed =
        debts.computeIfAbsent(operation.client(), absent -> new TreeMap<>());
    for (Access access : operation.accesses()) {
      if (access.reads()) {
        Meeting read = new Meeting(operation, access);
        owed.getOrDefault(access.key(), List.of()).forEach(debt -> bindBetween(debt, read));
        if (operation.isAnswered()) {
          owed.remove(access.key());
          incur(read, owed);
        }
      }
    }
  }

  private void incur(Meeting read, Map<String, List<Debt>> owed) {
    Knowledge known = knowledge.get(read.version());
    if (known == null) {
      return;
    }
    for (Meeting met : known.before().all()) {
      if (!met.access().key().equals(read.access().key())) {
        owed.computeIfAbsent(met.access().key(), absent -> new ArrayList<>())
            .add(new Debt(met, known.write(), read));
      }
    }
  }

  private void bindBetween(Debt debt, Meeting read) {
    Guarantee guarantee = Guarantee.between(debt.met().access(), debt.write().access());
    String evidence = both(debt.met(), debt.write()) + ", and " + both(debt.read(), read);
    bind(guarantee, debt.met(), read, evidence);
  }

  private void bind(Guarantee guarantee, Meeting earlier, Meeting later, String evidence) {
    if (!earlier.version().equals(later.version())) {
      bonds
          .computeIfAbsent(earlier.access().key(), absent -> new ArrayList<>())
          .add(new Bond(guarantee, earlier.version(), later.version(), evidence));
    }
  }

  private static String both(Meeting earlier, Meeting later) {
    return earlier.operation().equals(later.operation())
        ? later.operation().inWords()
        : earlier.operation().inWords() + " before " + later.operation().inWords();
  }
}
