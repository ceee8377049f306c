package org.korudelta.benchmarks.vector.peer;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.korudelta.benchmarks.result.Measurement;

/** Who is measured, by the name it has in results, and what it can be measured at. */
public enum VectorPeerKind {
  /** KoruDelta with real files. */
  KORUDELTA(Measurement.US, EnumSet.allOf(Ability.class)),
  /** Lucene with real files. */
  LUCENE(
      "Lucene",
      EnumSet.of(Ability.GRAPH, Ability.FILTER, Ability.DELETE, Ability.INSERT, Ability.REOPEN)),
  /** JVector in memory. */
  JVECTOR("JVector", EnumSet.of(Ability.GRAPH, Ability.FILTER, Ability.DELETE, Ability.INSERT)),
  /** Hnswlib in Java, in memory, with products by the Vector API. */
  HNSWLIB("hnswlib-core", EnumSet.of(Ability.GRAPH, Ability.INSERT)),
  /** All vectors one after the other. */
  FLOAT_SCAN("float scan", EnumSet.of(Ability.FILTER, Ability.DELETE)),
  /** The same in bytes, and the best again in floats. */
  BYTE_SCAN("int8 scan", EnumSet.of(Ability.FILTER, Ability.DELETE));

  private final String label;
  private final Set<Ability> abilities;

  /** What somebody can be measured at, beside searching all. */
  public enum Ability {
    /** It builds a graph, and finds more with more effort. */
    GRAPH,
    /** It searches among some. */
    FILTER,
    /** It searches the past. */
    HISTORY,
    /** Vectors can be deleted. */
    DELETE,
    /** A vector can be inserted, and is found at once. */
    INSERT,
    /** It can be closed and opened again. */
    REOPEN
  }

  VectorPeerKind(String label, Set<Ability> abilities) {
    this.label = label;
    this.abilities = abilities;
  }

  /** Its name in results. */
  public String label() {
    return label;
  }

  /** Whether it can be measured at all of {@code needs}. */
  public boolean can(Set<Ability> needs) {
    return abilities.containsAll(needs);
  }

  /**
   * A new one, with nothing in it yet.
   *
   * @param directory its own, empty
   */
  public VectorPeer open(Path directory) {
    return switch (this) {
      case KORUDELTA -> new KoruVectors(directory);
      case LUCENE -> new LuceneVectors(directory);
      case JVECTOR -> new JVectorGraph();
      case HNSWLIB -> new HnswlibGraph();
      case FLOAT_SCAN -> new FloatScan();
      case BYTE_SCAN -> new ByteScan();
    };
  }
}
