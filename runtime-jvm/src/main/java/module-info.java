/** KoruDelta on the JVM: threads, files and the blocking front door. */
module org.korudelta.jvm {
  requires static org.jspecify;
  requires static com.fasterxml.jackson.databind;
  requires transitive org.korudelta.core;

  exports org.korudelta.jvm;
  exports org.korudelta.jvm.jackson;
}
