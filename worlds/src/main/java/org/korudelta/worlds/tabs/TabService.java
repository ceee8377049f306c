package org.korudelta.worlds.tabs;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Promise;
import org.korudelta.shared.Service;

/** The database as tabs call it. */
final class TabService implements Service {
  private static final String FREED = "service: freed what a tab had";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(FREED);

  static final String NAMESPACE = "tabs";

  private final TabsRun run;
  private final Tab tab;
  private final KoruDelta database;
  private final Set<String> holders = new TreeSet<>();

  TabService(TabsRun run, Tab tab, KoruDelta database) {
    this.run = run;
    this.tab = tab;
    this.database = database;
  }

  /** Who has a handle. */
  Set<String> holders() {
    return holders;
  }

  @Override
  public Promise<byte[]> call(String member, byte[] bytes) {
    TabRequest request = TabRequest.of(bytes);
    return request.millis() == 0
        ? act(member, request)
        : tab.peer().sleep(Duration.ofMillis(request.millis())).then(slept -> act(member, request));
  }

  private Promise<byte[]> act(String member, TabRequest request) {
    return switch (request.act()) {
      case READ -> read(request);
      case WRITE ->
          database
              .put(NAMESPACE, request.keyName(), JsonNumber.of(request.value()))
              .map(version -> wrote(request));
      case HOLD -> {
        holders.add(member);
        yield tab.peer().completed(request.answer(0));
      }
    };
  }

  private byte[] wrote(TabRequest request) {
    run.ledger().wrote(request.value());
    return request.answer(0);
  }

  private Promise<byte[]> read(TabRequest request) {
    return database
        .get(NAMESPACE, request.keyName())
        .map(
            found ->
                request.answer(
                    found
                        .map(version -> (int) ((JsonNumber) version.value()).longValue())
                        .orElse(0)));
  }

  @Override
  public void memberGone(String member) {
    run.always(
        !run.isThere(member) || run.has("lock"),
        "gone_but_there",
        () -> "told to be gone, but there: " + member);
    run.simulation().sometimes(holders.remove(member), FREED);
  }

  @Override
  public Promise<@Nullable Void> close() {
    return database
        .close()
        .handle(
            closed -> {
              run.serviceClosed(tab);
              return tab.peer().completed(null);
            });
  }
}
