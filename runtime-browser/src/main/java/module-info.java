/** KoruDelta in the browser, Node and at the edge, through TeaVM. */
@SuppressWarnings("requires-automatic") // TeaVM has no module descriptors.
module org.korudelta.browser {
  requires static org.jspecify;
  requires transitive org.korudelta.core;

  // Only the compiler to JavaScript and the bundle for tests need these; a user of the module
  // does not.
  requires static org.korudelta.conformance;
  requires static org.korudelta.deterministic;
  requires static org.korudelta.worlds;
  requires static org.teavm.jso;
  requires static org.teavm.jso.apis;
}
