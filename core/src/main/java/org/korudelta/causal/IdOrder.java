package org.korudelta.causal;

/** The order of ids: as unsigned bytes. Threading: stateless. */
final class IdOrder {
  private IdOrder() {}

  static int compare(byte[] a, byte[] b) {
    for (int i = 0; i < a.length; i++) {
      int order = (a[i] & 0xFF) - (b[i] & 0xFF);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
