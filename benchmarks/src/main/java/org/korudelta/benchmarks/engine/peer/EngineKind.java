package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.korudelta.benchmarks.result.Measurement;

/** What is measured, by the name it has in results, and what it can be measured at. */
public enum EngineKind {
  /** KoruDelta with real files. */
  KORUDELTA(Measurement.US, EnumSet.allOf(Ability.class)),
  /** A map of skip lists in memory. */
  MAP("map", EnumSet.of(Ability.READ, Ability.ASYNC)),
  /** Appends to a file that grows. */
  RAW("raw file", EnumSet.of(Ability.SYNC)),
  /** Appends to a file whose length was set ahead. */
  RAW_AHEAD("raw file, preallocated", EnumSet.of(Ability.SYNC)),
  /** RocksDB. */
  ROCKS("RocksDB", EnumSet.allOf(Ability.class)),
  /** LMDB by lmdbjava. */
  LMDB("LMDB", EnumSet.allOf(Ability.class)),
  /** H2's storage. */
  MV_STORE("MVStore", EnumSet.allOf(Ability.class)),
  /** SQLite by its JDBC driver. */
  SQLITE("SQLite", EnumSet.allOf(Ability.class)),
  /** JetBrains Xodus. */
  XODUS("Xodus", EnumSet.allOf(Ability.class));

  private final String label;
  private final Set<Ability> abilities;

  /** What a store can be measured at. */
  public enum Ability {
    /** Its versions can be read. */
    READ,
    /** Writes are synced before they return. */
    SYNC,
    /** Writes return before they are synced. */
    ASYNC,
    /** It can be closed, or killed, and opened again. */
    REOPEN
  }

  EngineKind(String label, Set<Ability> abilities) {
    this.label = label;
    this.abilities = abilities;
  }

  /** Its name in results. */
  public String label() {
    return label;
  }

  /** Whether it can be measured at that. */
  public boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /** Opens it for writing, in a directory of its own. */
  public Writer writer(Path directory, Durability durability) {
    return switch (this) {
      case RAW -> RawFile.growing(directory);
      case RAW_AHEAD -> RawFile.preallocated(directory);
      default -> engine(directory, durability);
    };
  }

  /** Opens it in a directory of its own, empty or one where it was before. */
  public Engine engine(Path directory, Durability durability) {
    return switch (this) {
      case KORUDELTA -> new KoruEngine(directory, durability);
      case MAP -> new MapEngine();
      case ROCKS -> new RocksEngine(directory, durability);
      case LMDB -> new LmdbEngine(directory, durability);
      case MV_STORE -> new MvStoreEngine(directory, durability);
      case SQLITE -> new SqliteEngine(directory, durability);
      case XODUS -> new XodusEngine(directory, durability);
      case RAW, RAW_AHEAD -> throw new IllegalArgumentException("cannot read: engine=" + label);
    };
  }
}
