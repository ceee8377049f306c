/** The causal database: portable, without a platform conditional. */
module org.korudelta.core {
  requires static org.jspecify;
  requires transitive org.korudelta.runtime;

  exports org.korudelta.causal;
}
