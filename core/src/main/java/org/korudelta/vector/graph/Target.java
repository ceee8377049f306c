package org.korudelta.vector.graph;

/**
 * What vectors are compared with: a stored one or a query.
 *
 * @param levels nobody changes them
 * @param at where the vector's levels begin
 * @param factor its scale when it is brought to unit length
 */
public record Target(byte[] levels, int at, double factor) {

  /** A query. */
  public static Target of(Quantised query) {
    return new Target(query.levels(), 0, query.factor());
  }
}
