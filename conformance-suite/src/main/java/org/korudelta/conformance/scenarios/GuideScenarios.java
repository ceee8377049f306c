package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.guide.FetchAttempts;
import org.korudelta.conformance.guide.FetchLimits;
import org.korudelta.conformance.guide.FetchQueue;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** The program of the guide, against a site that is slow, fails at first, or says nothing. */
final class GuideScenarios {
  private static final Duration APART = Duration.ofMillis(2);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final FetchLimits LIMITS =
      new FetchLimits(4, 3, APART, new FetchAttempts(2, PAUSE, Duration.ofSeconds(30)));
  private static final FetchLimits IMPATIENT =
      new FetchLimits(1, 1, APART, new FetchAttempts(2, PAUSE, Duration.ofMillis(200)));
  private static final int PAGES = 12;

  private GuideScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R8.guide_fetch_queue", GuideScenarios::fetchQueue),
        Scenario.of("R8.guide_fetch_deadline", GuideScenarios::fetchDeadline));
  }

  private static Promise<@Nullable Void> fetchQueue(Context c) {
    Site site = new Site(c);
    long began = c.runtime().now();
    FetchQueue queue = new FetchQueue(c.runtime(), LIMITS, site::get);
    return c.runtime()
        .all(addresses().stream().map(address -> page(c, queue, address)).toList())
        .then(
            texts -> {
              c.observe("pages", texts);
              c.observe("attempts", site.attempts());
              c.holds("no more than three at once", site.mostAtOnce <= LIMITS.atOnce());
              c.holds("no faster than the pace", site.keptThePace(began));
              return queue.close();
            });
  }

  private static Promise<@Nullable Void> fetchDeadline(Context c) {
    Site site = new Site(c);
    FetchQueue queue = new FetchQueue(c.runtime(), IMPATIENT, site::get);
    return page(c, queue, "/silent")
        .then(
            text -> {
              c.observeEqual("page", "deadline_exceeded", text);
              c.observe("attempts", site.attempts());
              return queue.close();
            });
  }

  private static Promise<String> page(Context c, FetchQueue queue, String address) {
    return queue.fetch(address).handle(outcome -> c.runtime().completed(text(outcome)));
  }

  private static List<String> addresses() {
    List<String> addresses = new ArrayList<>(List.of("/unsteady"));
    Turns.upTo(PAGES).forEach(number -> addresses.add("/" + number));
    return addresses;
  }

  private static String text(Outcome<String> outcome) {
    if (outcome instanceof Outcome.Success<String> success) {
      return success.value();
    }
    return outcome instanceof Outcome.Failure<String> failure
            && failure.error() instanceof KoruException error
        ? error.code().text()
        : outcome.toString();
  }

  /** What is fetched. Threading: any. */
  private static final class Site {
    private static final Duration SLOWNESS = Duration.ofMillis(3);

    private final Context c;
    private final List<Long> starts = new ArrayList<>();
    private final Map<String, Integer> tries = new TreeMap<>();
    private int atOnce;
    int mostAtOnce;

    Site(Context c) {
      this.c = c;
    }

    Promise<String> get(String address) {
      int number = begin(address);
      return address.equals("/silent")
          ? c.runtime().sleep(Duration.ofDays(1)).map(never -> "")
          : answered(address, number);
    }

    /** Leaves before the page is there: whoever gets it may ask for the next at once. */
    private Promise<String> answered(String address, int number) {
      enter();
      if (address.equals("/unsteady") && number == 1) {
        leave();
        return c.runtime().failed(new KoruException.Unavailable("try again"));
      }
      return c.runtime().sleep(SLOWNESS).map(slept -> left("page " + address));
    }

    private String left(String page) {
      leave();
      return page;
    }

    private synchronized int begin(String address) {
      starts.add(c.runtime().now());
      return tries.merge(address, 1, Integer::sum);
    }

    private synchronized void enter() {
      atOnce++;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
    }

    private synchronized void leave() {
      atOnce--;
    }

    synchronized List<String> attempts() {
      return tries.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    }

    /** A start may be late, never early: the n-th has n starts before it. */
    synchronized boolean keptThePace(long began) {
      List<Long> inOrder = starts.stream().sorted().toList();
      return Turns.upTo(inOrder.size()).stream()
          .allMatch(n -> inOrder.get(n) - began >= n * APART.toNanos());
    }
  }
}
