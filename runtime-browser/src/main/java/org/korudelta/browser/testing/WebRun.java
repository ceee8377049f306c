package org.korudelta.browser.testing;

import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.OpenRun;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.Violation;
import org.korudelta.error.KoruException;
import org.teavm.jso.JSExport;

/**
 * One run of a world written in JavaScript, which drives it: it asks for choices, runs the machine,
 * lets it crash, and says how the run ended.
 */
public final class WebRun {
  private final OpenRun open;
  private final Simulation simulation;
  private SimulatedDisk disk;
  private WebMachine machine;
  private String task = "";

  WebRun(OpenRun open) {
    this.open = open;
    this.simulation = open.simulation();
    open.naming(() -> task);
    this.disk = new SimulatedDisk(choices("disk"), faults());
    this.machine = new WebMachine(simulation.boot(disk));
  }

  /** Each run lacks some of the faults that the settings name, once in so many operations. */
  private DiskFaults faults() {
    DiskFaults faults = DiskFaults.NONE;
    for (DiskFault fault : DiskFault.values()) {
      String oneIn = open.settings().value("disk/" + fault.text()).orElse("");
      if (!oneIn.isEmpty() && simulation.has(fault.text())) {
        faults = faults.with(fault, rate(fault, oneIn));
      }
    }
    return faults;
  }

  private static int rate(DiskFault fault, String oneIn) {
    try {
      return Integer.parseInt(oneIn);
    } catch (NumberFormatException e) {
      throw new KoruException.BadRequest("no rate: fault=" + fault + " oneIn=" + oneIn, e);
    }
  }

  // Choices

  private Choices choices(String stream) {
    return simulation.choices().stream(stream);
  }

  /** A choice of {@code [0, bound)}. */
  @JSExport
  public int draw(String stream, int bound, String label) {
    return Guarded.call(() -> choices(stream).draw(bound, label));
  }

  /** True once in {@code n} times. */
  @JSExport
  public boolean oneIn(String stream, int n, String label) {
    return Guarded.call(() -> choices(stream).oneIn(n, label));
  }

  /** Whether there is one more, about {@code mean} times. */
  @JSExport
  public boolean more(String stream, int mean, String label) {
    return Guarded.call(() -> choices(stream).more(mean, label));
  }

  /** Choices of {@code stream} belong together from here on. */
  @JSExport
  public void begin(String stream) {
    choices(stream).begin();
  }

  /** What was begun last ends. */
  @JSExport
  public void end(String stream) {
    choices(stream).end();
  }

  /** Whether this run has {@code feature}. */
  @JSExport
  public boolean has(String feature) {
    return Guarded.call(() -> simulation.has(feature));
  }

  // What must hold, and what happens

  /** Something that must hold does not; the run has failed. */
  @JSExport
  public void violate(String check, String message) {
    try {
      simulation.always(false, check, () -> message);
    } catch (Violation noted) {
      // JavaScript throws its own.
    }
  }

  /** Counts {@code times} for {@code mark}, which may be none. */
  @JSExport
  public void mark(String mark, int times) {
    simulation.mark(mark, times);
  }

  /** Counts one operation. */
  @JSExport
  public void operation() {
    simulation.operation();
  }

  /** Takes {@code value} into the trace hash. */
  @JSExport
  public void observe(int value) {
    simulation.observe(value);
  }

  /** From now on the task {@code name} runs. */
  @JSExport
  public void running(String name) {
    task = name;
  }

  // Machines

  /** What runs now. */
  @JSExport
  public WebMachine machine() {
    return machine;
  }

  /** The machine loses its power, or its process is killed; another one starts on its disk. */
  @JSExport
  public WebMachine crash(boolean killed) {
    simulation.crash();
    disk = Guarded.call(() -> killed ? disk.killed() : disk.powerLoss());
    machine = Guarded.call(() -> new WebMachine(simulation.boot(disk)));
    return machine;
  }

  // The end

  /** Ends the run, which passed unless something was violated. */
  @JSExport
  public WebEnding passed() {
    return ending(open.end(null));
  }

  /** Ends the run by a failure of {@code kind}. */
  @JSExport
  public WebEnding failed(String kind, String message) {
    return ending(open.end(new Violation(kind, message)));
  }

  private WebEnding ending(Run run) {
    return new WebEnding(open, run);
  }
}
