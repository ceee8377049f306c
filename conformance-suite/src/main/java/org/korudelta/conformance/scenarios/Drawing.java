package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** A causal graph that is drawn by writing, whose versions have names to speak of them. */
final class Drawing {
  private final KoruDelta db;
  private final Map<String, Version> versions;
  private final Map<VersionId, String> names;

  Drawing(KoruDelta db) {
    this(db, new HashMap<>(), new HashMap<>());
  }

  private Drawing(KoruDelta db, Map<String, Version> versions, Map<VersionId, String> names) {
    this.db = db;
    this.versions = versions;
    this.names = names;
  }

  /** The same drawing as another database has it. */
  Drawing on(KoruDelta other) {
    return new Drawing(other, versions, names);
  }

  /** Where it is drawn. */
  KoruDelta db() {
    return db;
  }

  /** Writes a version, named as its key, that the named ones have caused. */
  Promise<Version> put(String name, String... causes) {
    return putIn(Databases.SPACE, name, causes);
  }

  /** The same in another namespace. */
  Promise<Version> putIn(String namespace, String name, String... causes) {
    return db.put(namespace, name, Databases.json("1"), caused(causes))
        .map(version -> named(name, version));
  }

  /** Writes a version of {@code key}. */
  Promise<Version> putTo(String key, String name, String... causes) {
    return db.put(Databases.SPACE, key, Databases.json("1"), caused(causes))
        .map(version -> named(name, version));
  }

  /** Writes a tombstone of {@code key}. */
  Promise<Version> delete(String key, String name) {
    return db.delete(Databases.SPACE, key).map(version -> named(name, version));
  }

  /** Writes versions in one commit, each named as its key. */
  Promise<List<Version>> putAll(List<String> keys, String... causes) {
    List<Write> writes = new ArrayList<>();
    for (String key : keys) {
      writes.add(new Write.Put(Databases.SPACE, key, Databases.json("1"), caused(causes)));
    }
    return db.putBatch(writes)
        .map(
            written -> {
              for (int i = 0; i < written.size(); i++) {
                named(keys.get(i), written.get(i));
              }
              return written;
            });
  }

  private WriteOptions caused(String... causes) {
    return WriteOptions.NONE.causedBy(List.of(causes).stream().map(this::id).toList());
  }

  private Version named(String name, Version version) {
    versions.put(name, version);
    names.put(version.id(), name);
    return version;
  }

  VersionId id(String name) {
    return version(name).id();
  }

  Timestamp time(String name) {
    return version(name).timestamp();
  }

  private Version version(String name) {
    Version version = versions.get(name);
    if (version == null) {
      throw new IllegalArgumentException("nothing drawn: name=" + name);
    }
    return version;
  }

  String name(CausalNode node) {
    return names.getOrDefault(node.id(), "unknown");
  }

  List<String> names(List<CausalNode> nodes) {
    return nodes.stream().map(this::name).toList();
  }
}
