/** The scenarios every runtime must answer alike. */
module org.korudelta.conformance {
  requires static org.jspecify;
  requires transitive org.korudelta.core;

  exports org.korudelta.conformance;
  exports org.korudelta.conformance.broken;
  exports org.korudelta.conformance.guide;
  exports org.korudelta.conformance.scenarios;
}
