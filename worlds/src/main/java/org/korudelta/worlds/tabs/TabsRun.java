package org.korudelta.worlds.tabs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.ErrorCode;
import org.korudelta.hash.Digest;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.shared.CallKind;
import org.korudelta.shared.Service;

/** One run: tabs that come and go over one disk. */
final class TabsRun {
  private static final String REPLACED = "owner: replaced";
  private static final String TRIED_AGAIN = "owner: found the storage locked";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(REPLACED, TRIED_AGAIN);

  private static final int TABS_MIN = 2;
  private static final int TABS_MORE = 3;
  private static final int SEGMENT_BYTES = 8_192;
  private static final int SLOW_ONE_IN = 6;
  private static final long REPLACED_NANOS_MAX = Duration.ofSeconds(2).toNanos();
  private static final long CALL_NANOS_MAX = Duration.ofSeconds(45).toNanos();
  private static final Duration TROUBLES_MAX = Duration.ofSeconds(60);
  private static final Duration SETTLE = Duration.ofSeconds(20);

  private final Simulation simulation;
  private final Options options;
  private final TabDisk disk;
  private final DeterministicRuntime runtime;
  private final TabLedger ledger;
  private final List<Tab> tabs = new ArrayList<>();
  private final Map<Tab, TabService> services = new LinkedHashMap<>();
  private final Set<String> opening = new TreeSet<>();
  private boolean working = true;
  private int opened;
  private int values;
  private long troubleNanos;

  TabsRun(Simulation simulation, Digest digest) {
    this.simulation = simulation;
    this.options = Options.defaults().withDigest(digest).withSegmentBytesMax(SEGMENT_BYTES);
    this.disk = new TabDisk(stream("disk"), slowness());
    this.runtime = simulation.boot(disk);
    this.ledger = new TabLedger(this);
  }

  private DiskFaults slowness() {
    DiskFaults faults = DiskFaults.NONE;
    for (DiskFault slow : List.of(DiskFault.SLOW_SYNC, DiskFault.SLOW_WRITE, DiskFault.SLOW_READ)) {
      faults = has("slow") ? faults.with(slow, SLOW_ONE_IN) : faults;
    }
    return faults;
  }

  Simulation simulation() {
    return simulation;
  }

  Choices stream(String name) {
    return simulation.choices().stream(name);
  }

  boolean has(String feature) {
    return simulation.has(feature);
  }

  TabLedger ledger() {
    return ledger;
  }

  void always(boolean holds, String check, Supplier<String> message) {
    simulation.always(holds, check, message);
  }

  long nowNanos() {
    return runtime.now();
  }

  boolean isWorking() {
    return working;
  }

  int nextValue() {
    return ++values;
  }

  // From the beginning to the end

  void run() {
    Troubles troubles = new Troubles(this, runtime);
    troubles.begin();
    int first = TABS_MIN + stream("tabs").draw(TABS_MORE, "tabs");
    for (int tab = 0; tab < first; tab++) {
      openTab();
    }
    Promise<@Nullable Void> over = runtime.spawn("troubles", troubles::go).promise();
    long end = runtime.now() + TROUBLES_MAX.toNanos();
    while (over.peek().isEmpty() && runtime.now() < end) {
      runFor(Duration.ofSeconds(1));
    }
    working = false;
    troubles.end();
    settle();
    leaveAll();
    ledger.check(stored());
  }

  private void runFor(Duration duration) {
    runtime.runFor(duration);
    for (TabLedger.Asked asked : ledger.open()) {
      always(
          asked.tab.isFrozen() || elapsed(asked) < CALL_NANOS_MAX,
          "call_bounded",
          () -> "call takes too long: nanos=" + elapsed(asked) + " " + asked);
    }
  }

  private long elapsed(TabLedger.Asked asked) {
    return runtime.now() - asked.sinceNanos;
  }

  /** Nothing is wrong any more: soon all calls have their end, and calls work. */
  private void settle() {
    tabs().forEach(this::thaw);
    trouble();
    runFor(SETTLE);
    for (Tab tab : tabs()) {
      Promise<byte[]> read =
          tab.member()
              .call(new TabRequest(TabRequest.Act.READ, 0, 0, 0, 0).bytes(), CallKind.REPEATABLE);
      read.onComplete(outcome -> {});
      runFor(Duration.ofSeconds(1));
      always(
          read.peek().orElse(null) instanceof Outcome.Success<byte[]>,
          "works_again",
          () -> "call does not work when nothing is wrong: " + tab.name() + " " + read.peek());
    }
    services.values().forEach(this::checkHolders);
  }

  private void checkHolders(TabService service) {
    for (String holder : service.holders()) {
      always(isThere(holder), "handle_left", () -> "has a handle and is not there: " + holder);
    }
  }

  private void leaveAll() {
    List<Promise<@Nullable Void>> ends = new ArrayList<>();
    for (Tab tab : tabs()) {
      tab.gone();
      ends.add(tab.member().leave());
    }
    runFor(SETTLE);
    for (Promise<@Nullable Void> end : ends) {
      always(
          end.peek().orElse(null) instanceof Outcome.Success<?>,
          "leave",
          () -> "leaving did not end: " + end.peek());
    }
    always(services.isEmpty(), "left_open", () -> "left open: " + services.keySet());
  }

  private Map<String, List<Integer>> stored() {
    KoruDelta database = runtime.await(KoruDelta.open(runtime, options));
    Map<String, List<Integer>> stored = new LinkedHashMap<>();
    for (String key : runtime.await(database.keys(TabService.NAMESPACE))) {
      List<Integer> keyValues = new ArrayList<>();
      for (Version version : runtime.await(database.history(TabService.NAMESPACE, key))) {
        keyValues.add((int) ((JsonNumber) version.value()).longValue());
      }
      stored.put(key, keyValues);
    }
    runtime.await(database.close());
    return stored;
  }

  // Tabs

  /** Those that are there; never none. */
  List<Tab> tabs() {
    List<Tab> there = new ArrayList<>();
    for (Tab tab : tabs) {
      if (tab.isThere()) {
        there.add(tab);
      }
    }
    return there;
  }

  /** Whose service is open; any tab when there is none. */
  Tab owner() {
    for (Tab tab : tabs()) {
      if (tab.member().isOwner()) {
        return tab;
      }
    }
    return tabs().get(0);
  }

  boolean isThere(String member) {
    return tabs.stream().anyMatch(tab -> tab.member().id().equals(member) && tab.isThere());
  }

  void openTab() {
    Tab tab = new Tab(this, runtime.peer("tab-" + ++opened), disk);
    tabs.add(tab);
    tab.peer().spawn("client", new TabClient(this, tab)::work);
  }

  private void openAnotherIfNone() {
    if (tabs().isEmpty()) {
      openTab();
    }
  }

  void kill(Tab tab) {
    trouble();
    simulation.crash();
    tab.gone();
    disk.killed(tab.storage());
    tab.peer().kill();
    services.remove(tab);
    opening.remove(tab.name());
    ledger.killed(tab);
    openAnotherIfNone();
  }

  void leave(Tab tab) {
    trouble();
    tab.gone();
    tab.member().leave();
    openAnotherIfNone();
  }

  void thaw(Tab tab) {
    if (tab.isThere() && tab.isFrozen()) {
      tab.thaw();
      trouble();
      for (TabLedger.Asked asked : ledger.open()) {
        asked.sinceNanos = asked.tab == tab ? runtime.now() : asked.sinceNanos;
      }
    }
  }

  /** Something happened that calls may have to wait for. */
  void trouble() {
    troubleNanos = runtime.now();
  }

  // The service

  Promise<Service> open(Tab tab) {
    always(
        has("lock") || (opening.isEmpty() && services.isEmpty()),
        "opened_unlocked",
        () -> tab.name() + " opens: opening=" + opening + " open=" + openNames());
    opening.add(tab.name());
    return KoruDelta.open(tab.peer(), options).handle(outcome -> opened(tab, outcome));
  }

  private List<String> openNames() {
    return services.keySet().stream().map(Tab::name).toList();
  }

  private Promise<Service> opened(Tab tab, Outcome<KoruDelta> outcome) {
    opening.remove(tab.name());
    if (!(outcome instanceof Outcome.Success<KoruDelta> success)) {
      simulation.mark(TRIED_AGAIN, 1);
      return tab.peer().failed(((Outcome.Failure<KoruDelta>) outcome).error());
    }
    always(services.isEmpty(), "open_twice", () -> tab.name() + " and " + openNames());
    simulation.sometimes(troubleNanos > 0, REPLACED);
    TabService service = new TabService(this, tab, success.value());
    services.put(tab, service);
    return tab.peer().completed(service);
  }

  void serviceClosed(Tab tab) {
    services.remove(tab);
  }

  // Time

  /** No message is lost and nobody is frozen: there is nothing to wait for but the next owner. */
  private boolean isCalm() {
    return !has("lost") && !has("cut") && !has("freeze");
  }

  /** Codes with which calls may fail that were not made. */
  boolean mayFail(ErrorCode code) {
    return (code == ErrorCode.UNAVAILABLE && !isCalm())
        || (code == ErrorCode.ALREADY_OPEN && has("lock") && has("freeze"));
  }

  void tookTime(TabLedger.Asked asked, boolean answered) {
    long waited = runtime.now() - Math.max(asked.sinceNanos, troubleNanos);
    long twice = 2_000_000L * asked.request.millis(); // It may be made again from its beginning.
    long allowed = REPLACED_NANOS_MAX + twice;
    always(
        !isCalm() || waited <= allowed,
        "replaced_in_time",
        () -> "took too long: nanos=" + waited + " answered=" + answered + " " + asked);
  }
}
