package org.korudelta;

/** A key in its namespace. */
record KeyName(String namespace, String key) {

  /** As of any record, without the detour that the compiler for browsers makes. */
  @Override
  public int hashCode() {
    return 31 * namespace.hashCode() + key.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyName name
        && key.equals(name.key)
        && namespace.equals(name.namespace);
  }
}
