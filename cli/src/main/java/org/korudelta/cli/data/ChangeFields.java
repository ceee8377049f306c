package org.korudelta.cli.data;

import java.util.Set;

/** The fields that a line of an import or export owns; all others are metadata. */
final class ChangeFields {
  static final String AT = "at";
  static final String OPERATION = "op";
  static final String NAMESPACE = "namespace";
  static final String KEY = "key";
  static final String VALUE = "value";

  /** Holds all metadata when one of its names is that of a field of the line. */
  static final String METADATA = "metadata";

  /** Has no meaning yet; nothing else may take the name. */
  static final String EXPIRY = "expiresAt";

  private static final Set<String> OWN =
      Set.of(AT, OPERATION, NAMESPACE, KEY, VALUE, METADATA, EXPIRY);

  private ChangeFields() {}

  static boolean own(String name) {
    return OWN.contains(name);
  }
}
