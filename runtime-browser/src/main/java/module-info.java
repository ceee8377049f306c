/** KoruDelta in the browser, Node and at the edge, through TeaVM. */
module org.korudelta.browser {
  requires static org.jspecify;
  requires transitive org.korudelta.core;
}
