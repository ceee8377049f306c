package org.korudelta.deterministic.disk;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.korudelta.deterministic.choice.RareEvent;
import org.korudelta.error.KoruException;

/**
 * Which faults a {@link SimulatedDisk} has while it runs and how rare they are, and what a loss of
 * power respects. {@link #NONE} has no fault while running, and in a loss of power keeps no more
 * than the storage port promises; each relaxation of that is a method.
 *
 * <pre>{@code
 * DiskFaults faults =
 *     DiskFaults.NONE
 *         .with(DiskFault.SHORT_WRITE, 50)
 *         .withDelay(DiskFault.SLOW_SYNC, 3, Duration.ofMillis(20));
 * }</pre>
 *
 * <p>Threading: immutable.
 */
public final class DiskFaults {
  /** No fault while running; a loss of power at its worst. */
  public static final DiskFaults NONE = new DiskFaults(new TreeMap<>(), CrashOrder.NONE);

  /** The longest delay when none is given. */
  public static final Duration DELAY_MAX_DEFAULT = Duration.ofMillis(10);

  private final SortedMap<DiskFault, Rate> rates = new TreeMap<>();
  private final CrashOrder order;

  private DiskFaults(SortedMap<DiskFault, Rate> rates, CrashOrder order) {
    this.rates.putAll(rates);
    this.order = order;
  }

  /**
   * These, and {@code fault} once in {@code oneIn} operations that it can strike; 1 for each of
   * them. A delay is {@link #DELAY_MAX_DEFAULT} at most.
   *
   * @throws KoruException.BadRequest if {@code oneIn} is below 1 or above {@link
   *     RareEvent#ONE_IN_MAX}, or the fault is one of a crash
   */
  public DiskFaults with(DiskFault fault, int oneIn) {
    return rated(fault, oneIn, fault.isDelay() ? DELAY_MAX_DEFAULT : Duration.ZERO);
  }

  /**
   * These, and a delay once in {@code oneIn} operations, of {@code max} at most.
   *
   * @throws KoruException.BadRequest if {@code oneIn} is below 1 or above {@link
   *     RareEvent#ONE_IN_MAX}, {@code max} is not positive, or {@code fault} is no delay
   */
  public DiskFaults withDelay(DiskFault fault, int oneIn, Duration max) {
    if (!fault.isDelay() || max.isNegative() || max.isZero()) {
      throw new KoruException.BadRequest("no delay: fault=" + fault + " max=" + max);
    }
    return rated(fault, oneIn, max);
  }

  /** These but for {@code fault}, which must not be one of a crash. */
  public DiskFaults without(DiskFault fault) {
    DiskFaults faults = rated(fault, 1, Duration.ZERO);
    faults.rates.remove(fault);
    return faults;
  }

  private DiskFaults rated(DiskFault fault, int oneIn, Duration max) {
    if (!fault.hasRate() || oneIn < 1 || oneIn > RareEvent.ONE_IN_MAX) {
      throw new KoruException.BadRequest("no rate: fault=" + fault + " oneIn=" + oneIn);
    }
    DiskFaults faults = new DiskFaults(rates, order);
    faults.rates.put(fault, new Rate(oneIn, max));
    return faults;
  }

  /** These, with a loss of power that keeps of each file a prefix of its bytes. */
  public DiskFaults keepsBytesInOrder() {
    return new DiskFaults(rates, new CrashOrder(true, order.ofNames(), order.wholeSectors()));
  }

  /** These, with a loss of power that keeps a prefix of all changes of names. */
  public DiskFaults keepsNamesInOrder() {
    return new DiskFaults(rates, new CrashOrder(order.ofBytes(), true, order.wholeSectors()));
  }

  /** These, with a loss of power that writes each sector of 512 bytes or does not. */
  public DiskFaults keepsSectorsWhole() {
    return new DiskFaults(rates, new CrashOrder(order.ofBytes(), order.ofNames(), true));
  }

  /** How rare {@code fault} is: once in so many operations that it can strike; 0 for never. */
  public int oneIn(DiskFault fault) {
    Rate rate = rates.get(fault);
    return rate == null ? 0 : rate.oneIn;
  }

  /** How long {@code fault} delays at most; zero for what does not. */
  public Duration delayMax(DiskFault fault) {
    Rate rate = rates.get(fault);
    return rate == null ? Duration.ZERO : rate.delayMax;
  }

  CrashOrder order() {
    return order;
  }

  private record Rate(int oneIn, Duration delayMax) {}
}
