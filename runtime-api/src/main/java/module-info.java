/** The small interface between KoruDelta and everything outside it. */
module org.korudelta.runtime {
  requires static org.jspecify;

  exports org.korudelta.error;
  exports org.korudelta.runtime;
  exports org.korudelta.runtime.peers;
  exports org.korudelta.runtime.storage;
  exports org.korudelta.runtime.host;
}
