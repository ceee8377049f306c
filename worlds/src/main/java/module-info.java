/** Models and simulated worlds. */
module org.korudelta.worlds {
  requires static org.jspecify;
  requires transitive org.korudelta.core;
  requires transitive org.korudelta.deterministic;

  exports org.korudelta.worlds;
  exports org.korudelta.worlds.engine;
  exports org.korudelta.worlds.model;
  exports org.korudelta.worlds.runtime;
  exports org.korudelta.worlds.tabs;
  exports org.korudelta.worlds.vectors;
}
