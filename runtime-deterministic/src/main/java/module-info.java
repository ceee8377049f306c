/** Virtual clock, choice stream, simulated disk, search, shrinking and replay: the simulator. */
module org.korudelta.deterministic {
  requires static net.jqwik.api;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;
  requires transitive org.korudelta.runtime;

  exports org.korudelta.deterministic;
  exports org.korudelta.deterministic.check;
  exports org.korudelta.deterministic.choice;
  exports org.korudelta.deterministic.disk;
  exports org.korudelta.deterministic.junit;
  exports org.korudelta.deterministic.shrink;
  exports org.korudelta.deterministic.simulation;

  // JUnit makes the extension, which is nobody else's.
  opens org.korudelta.deterministic.junit to
      org.junit.platform.commons;
}
