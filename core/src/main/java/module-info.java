/** The causal database: portable, without a platform conditional. */
module org.korudelta.core {
  requires static org.jspecify;
  requires transitive org.korudelta.runtime;

  exports org.korudelta;
  exports org.korudelta.causal;
  exports org.korudelta.hash;
  exports org.korudelta.json;
  exports org.korudelta.query;
  exports org.korudelta.shared;
  exports org.korudelta.text;
  exports org.korudelta.transfer;
  exports org.korudelta.vector;
  exports org.korudelta.verify;
}
