package org.korudelta.jvm.threads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.korudelta.Options;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.check.Linearizability;
import org.korudelta.deterministic.check.Verdict;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;

/**
 * A database on files that lives several times. In each life clients work on it in rounds; amid the
 * last one it is closed. After each round, or when it is open again, what there is and what clients
 * were told must be one order of operations.
 */
final class Lives {
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 6;
  private static final int OBSERVER = CLIENTS;
  private static final int VERSIONS_MAX = 1_000_000;

  private final Path directory;
  private final Options options;
  private final ExecutorService threads;
  private final AtomicInteger tickets = new AtomicInteger();
  private Ledger ledger = new Ledger(List.of());
  private Timestamp checked = Timestamp.MIN;
  private long rounds;
  private long undecided;

  /** A new database in {@code directory}, for clients on {@code threads}. */
  Lives(Path directory, Options options, ExecutorService threads) {
    this.directory = directory;
    this.options = options;
    this.threads = threads;
  }

  /** Opens it, works, closes it. */
  void live() throws InterruptedException {
    try (BlockingKoruDelta database = BlockingKoruDelta.open(directory, options)) {
      check(database);
      for (int left = ROUNDS; left > 1; left--) {
        work(database, false);
        check(database);
      }
      work(database, true);
    }
  }

  long rounds() {
    return rounds;
  }

  /** Of how many rounds the checker could not say whether there is an order. */
  long undecided() {
    return undecided;
  }

  private void work(BlockingKoruDelta database, boolean ending) throws InterruptedException {
    ledger = new Ledger(ledger.newest());
    Round round = new Round(database, tickets, ++rounds, ending);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Client(round, i));
    }
    for (Future<List<Deed>> client : threads.invokeAll(clients)) {
      result(client).forEach(ledger::add);
    }
  }

  private List<Deed> result(Future<List<Deed>> client) throws InterruptedException {
    try {
      return client.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("a client failed: round=" + rounds, failed.getCause());
    }
  }

  private void check(BlockingKoruDelta database) {
    List<Version> added = changes(database);
    if (!added.equals(ledger.written())) {
      throw new AssertionError(
          "round=" + rounds + " clients were told of " + ledger.written() + "\nthere is " + added);
    }
    look(database);
    Verdict verdict = new Linearizability().check(ledger.operations());
    if (verdict instanceof Verdict.Rejected) {
      throw new AssertionError("round=" + rounds + "\n" + verdict);
    }
    undecided += verdict instanceof Verdict.Undecided ? 1 : 0;
  }

  /** What was added since this was asked last, of what clients read. */
  private List<Version> changes(BlockingKoruDelta database) {
    List<Version> added = database.changes(checked, VERSIONS_MAX);
    checked = database.readPoint();
    return added.stream().filter(version -> Client.KEYS.contains(version.key())).toList();
  }

  /** Reads everything, as one more client does. */
  private void look(BlockingKoruDelta database) {
    List<Deed.Seen> values = new ArrayList<>();
    int begun = tickets.incrementAndGet();
    for (String key : Client.KEYS) {
      values.add(Deed.Seen.of(key, database.get(Client.NAMESPACE, key)));
    }
    ledger.add(new Deed(OBSERVER, begun, tickets.incrementAndGet(), new Deed.Found(values)));
  }
}
