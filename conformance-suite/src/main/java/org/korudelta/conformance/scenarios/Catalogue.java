package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.conformance.Scenario;

/** All scenarios, in the order of the semantics they prove. */
public final class Catalogue {
  private Catalogue() {}

  /** Every scenario; ids are distinct. */
  public static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    addRuntime(all);
    addDatabase(all);
    return List.copyOf(all);
  }

  private static void addRuntime(List<Scenario> all) {
    all.addAll(TaskScenarios.all());
    all.addAll(SpawnScenarios.all());
    all.addAll(CancelScenarios.all());
    all.addAll(WakeUpScenarios.all());
    all.addAll(StrandScenarios.all());
    all.addAll(ErrorSinkScenarios.all());
    all.addAll(TimeScenarios.all());
    all.addAll(IntervalScenarios.all());
    all.addAll(DeadlineScenarios.all());
    all.addAll(ChannelScenarios.all());
    all.addAll(ChannelTurnScenarios.all());
    all.addAll(ChannelEndScenarios.all());
    all.addAll(ClockScenarios.all());
    all.addAll(PromiseScenarios.all());
    all.addAll(PromiseChainScenarios.all());
    all.addAll(CloseScenarios.all());
    all.addAll(StarvationScenarios.all());
    all.addAll(GuideScenarios.all());
    all.addAll(OutsideEndScenarios.all());
    all.addAll(PeerTalkScenarios.all());
    all.addAll(PeerInboxScenarios.all());
    all.addAll(PeerLockScenarios.all());
    all.addAll(PeerStealScenarios.all());
  }

  private static void addDatabase(List<Scenario> all) {
    all.addAll(ValueScenarios.all());
    all.addAll(NumberScenarios.all());
    all.addAll(LimitScenarios.all());
    all.addAll(IdScenarios.all());
    all.addAll(ChainScenarios.all());
    all.addAll(CausalScenarios.all());
    all.addAll(CausalLimitScenarios.all());
    all.addAll(BatchScenarios.all());
    all.addAll(ReadScenarios.all());
    all.addAll(HistoryScenarios.all());
    all.addAll(SnapshotScenarios.all());
    all.addAll(FeedScenarios.all());
    all.addAll(FeedSpanScenarios.all());
    all.addAll(SubscriberScenarios.all());
    all.addAll(VectorScenarios.all());
    all.addAll(VectorFilterScenarios.all());
    all.addAll(VectorMetricScenarios.all());
    all.addAll(VectorLinkScenarios.all());
    all.addAll(VectorTimeScenarios.all());
    all.addAll(VectorIndexScenarios.all());
    all.addAll(ExportScenarios.all());
    all.addAll(RestoreScenarios.all());
    all.addAll(DurabilityScenarios.all());
    all.addAll(DurabilityModeScenarios.all());
    all.addAll(VerificationScenarios.all());
    all.addAll(RepairScenarios.all());
    all.addAll(RestartScenarios.all());
    all.addAll(StorageScenarios.all());
    all.addAll(PackScenarios.all());
    all.addAll(ReaderScenarios.all());
  }

  /** The ids of {@link #scenarios()}, in order. */
  public static List<String> ids() {
    return scenarios().stream().map(Scenario::id).toList();
  }
}
