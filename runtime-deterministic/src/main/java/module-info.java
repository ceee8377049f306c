/** Virtual clock, choice stream and replay: the simulator. */
module org.korudelta.deterministic {
  requires static org.jspecify;
  requires transitive org.korudelta.runtime;

  exports org.korudelta.deterministic;
}
