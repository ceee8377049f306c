package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkforceTests {
  private final WorkerPool pool = new WorkerPool(1, AssertionError::new);
  private final Workforce workforce = new Workforce(1);

  @Test
  void searcherFor_nobodyThere_hiresOneThatSearches() {
    Worker hired = workforce.searcherFor(pool);

    assertThat(hired).isNotNull();
    assertThat(hired.searching).isTrue();
    assertThat(workforce.searching()).isOne();
    assertThat(workforce.searcherFor(pool)).isNull();
  }

  @Test
  void searcherFor_allBusy_countsNothing() {
    Worker busy = workforce.searcherFor(pool);
    workforce.endSearch(busy);

    assertThat(workforce.searcherFor(pool)).isNull();
    assertThat(workforce.searching()).isZero();
  }

  @Test
  void lieDown_thenWoken_searchesAgain() {
    Worker worker = workforce.searcherFor(pool);
    workforce.lieDown(worker);
    assertThat(workforce.searching()).isZero();

    assertThat(workforce.searcherFor(pool)).isSameAs(worker);
    assertThat(workforce.isWoken(worker)).isTrue();
    assertThat(workforce.searching()).isOne();
  }

  /** Between claiming a search and giving it, its worker searches by itself and lies down. */
  @Test
  void lieDown_whileAClaimWaits_leavesTheClaimToWhomItIsGiven() {
    Worker worker = workforce.searcherFor(pool);
    workforce.lieDown(worker);
    workforce.getUp(worker);
    workforce.roster.allowOneMore();
    assertThat(workforce.claimSearch()).isTrue();
    workforce.beginSearch(worker);

    workforce.lieDown(worker);
    assertThat(workforce.wakeOrHire(pool)).isSameAs(worker);
    workforce.beginSearch(worker);
    workforce.endSearch(worker);

    assertThat(workforce.searching()).isZero();
  }

  @Test
  void notStarted_theOnlyWorker_countsNothingAndTheNextIsHired() {
    Worker failed = workforce.searcherFor(pool);
    workforce.notStarted(failed);

    assertThat(workforce.searching()).isZero();
    assertThat(workforce.roster.all()).isEmpty();
    assertThat(workforce.searcherFor(pool)).isNotNull().isNotSameAs(failed);
  }

  /** Each failure to start is reported, so there is not to be one for each piece of work. */
  @Test
  void notStarted_besideAnother_hiresNobodyForAWhile() {
    Worker first = workforce.searcherFor(pool);
    workforce.endSearch(first);
    workforce.roster.allowOneMore();
    workforce.notStarted(workforce.searcherFor(pool));

    assertThat(workforce.searcherFor(pool)).isNull();
    assertThat(workforce.searching()).isZero();
  }
}
