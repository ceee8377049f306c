/** Virtual clock, choice stream, simulated disk, search, shrinking and replay: the simulator. */
module org.korudelta.deterministic {
  requires static org.jspecify;
  requires transitive org.korudelta.runtime;

  exports org.korudelta.deterministic;
  exports org.korudelta.deterministic.check;
  exports org.korudelta.deterministic.choice;
  exports org.korudelta.deterministic.disk;
  exports org.korudelta.deterministic.shrink;
  exports org.korudelta.deterministic.simulation;
}
