package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionIds;
import org.korudelta.error.KoruException;
import org.korudelta.log.LogVerification;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.verify.Verification;
import org.korudelta.verify.VerificationListener;

/**
 * Saves a damaged database to another storage: reads past all damage, takes what can be taken, and
 * verifies what came of it. Threading: one task at a time.
 */
final class RepairRun {
  private final AsyncRuntime runtime;
  private final AsyncRuntime beside;
  private final RepairOptions repair;
  private final Options options;
  private final SalvageTarget target;
  private final Salvage salvage;

  private RepairRun(AsyncRuntime runtime, RepairOptions repair, Options options) {
    this.runtime = runtime;
    this.repair = repair;
    this.options = options;
    this.beside = new Beside(runtime, repair.into());
    this.target = new SalvageTarget(beside, options);
    this.salvage =
        new Salvage(runtime, new VersionIds(options.digest()), target, repair.rewrites());
  }

  /** The same runtime with another storage. */
  private static final class Beside extends ForwardingRuntime {
    private final AsyncRuntime runtime;
    private final Storage storage;

    private Beside(AsyncRuntime runtime, Storage storage) {
      this.runtime = runtime;
      this.storage = storage;
    }

    @Override
    protected AsyncRuntime delegate() {
      return runtime;
    }

    @Override
    public Storage storage() {
      return storage;
    }
  }

  static Promise<Repair> of(
      AsyncRuntime runtime, RepairOptions repair, Options options, VerificationListener listener) {
    return new RepairRun(runtime, repair, options).run(listener);
  }

  private Promise<Repair> run(VerificationListener listener) {
    return repair
        .into()
        .list()
        .then(
            names -> {
              requireEmpty(names);
              return LogVerification.run(runtime, options.layout(), salvage, listener);
            })
        .then(source -> target.open().then(opened -> target.close()).map(closed -> source))
        .handle(this::orAbandoned)
        .then(source -> verified(listener).map(result -> report(source, result)));
  }

  private static void requireEmpty(List<String> names) {
    if (!names.isEmpty()) {
      throw new KoruException.BadRequest(
          "not empty, so nothing is saved there: first=" + names.get(0));
    }
  }

  private Promise<Verification> orAbandoned(Outcome<Verification> outcome) {
    return outcome instanceof Outcome.Success<Verification> read
        ? runtime.completed(read.value())
        : target
            .abandon()
            .handle((Outcome<@Nullable Void> left) -> runtime.failed(Outcomes.error(outcome)));
  }

  /** What was just written is sound, or the disk is not. */
  private Promise<Verification> verified(VerificationListener listener) {
    return LogVerification.run(beside, options.layout(), new DatabaseAudit(options), listener);
  }

  private Repair report(Verification source, Verification result) {
    return new Repair(source, salvage.kept(), salvage.rewritten(), salvage.lost(), result);
  }
}
