/** The small interface between KoruDelta and everything outside it. */
@SuppressWarnings("module") // The runtimes it names stand on this one: they are compiled later.
module org.korudelta.runtime {
  requires static org.jspecify;

  exports org.korudelta.error;
  exports org.korudelta.runtime;
  exports org.korudelta.runtime.storage;
  exports org.korudelta.runtime.host to
      org.korudelta.deterministic,
      org.korudelta.jvm,
      org.korudelta.browser,
      org.korudelta.conformance;
}
