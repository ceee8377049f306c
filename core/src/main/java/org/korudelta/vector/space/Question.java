package org.korudelta.vector.space;

import org.korudelta.vector.Metric;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.VectorQuery;

/**
 * What is asked of a space.
 *
 * @param query what vectors are compared with
 * @param selection which of them are answers
 * @param method how they are looked for
 */
public record Question(
    QueryVector query, VectorQuery.Selection selection, VectorQuery.Method method) {

  int topK() {
    return selection.topK();
  }

  Metric metric() {
    return method.metric();
  }
}
