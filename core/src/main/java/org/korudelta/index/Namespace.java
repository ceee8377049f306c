package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.tree.OrderedTree;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/**
 * The keys of one namespace.
 *
 * @param chains by key
 * @param liveKeys how many keys have a value now
 * @param models whose vectors were ever stored here, in order of their first
 */
record Namespace(OrderedTree<Chain> chains, int liveKeys, List<ModelDimensions> models) {
  static final Namespace EMPTY = new Namespace(OrderedTree.empty(), 0, List.of());

  /** The namespace with a version, of which {@code rest} is kept. */
  Namespace with(VersionRecord version, VersionRecord rest) {
    Chain chain = chains.find(version.key());
    int before = chain == null || chain.newest().tombstone() ? 0 : 1;
    int after = version.tombstone() ? 0 : 1;
    Chain longer = chain == null ? Chain.of(rest) : chain.with(rest);
    return new Namespace(
        chains.with(version.key(), longer), liveKeys + after - before, modelsWith(version));
  }

  private List<ModelDimensions> modelsWith(VersionRecord version) {
    if (version.operation() != Operation.EMBED || version.isWiped()) {
      return models;
    }
    Embedding embedding = EmbeddingFormat.decode(version.content());
    ModelDimensions known = model(embedding.model());
    if (known == null) {
      return appended(embedding, version.timestampNanos());
    }
    requireAgreement(version, known, embedding.dimensions());
    return models;
  }

  private List<ModelDimensions> appended(Embedding embedding, long nanos) {
    List<ModelDimensions> longer = new ArrayList<>(models);
    longer.add(new ModelDimensions(embedding.model(), embedding.dimensions(), nanos));
    return longer;
  }

  private static void requireAgreement(
      VersionRecord version, ModelDimensions known, int dimensions) {
    if (known.dimensions() != dimensions) {
      throw new KoruException.BadRequest(
          "dimensions differ: namespace="
              + version.namespace()
              + " key="
              + version.key()
              + " model="
              + known.model()
              + " stored="
              + known.dimensions()
              + " given="
              + dimensions);
    }
  }

  @Nullable ModelDimensions model(String name) {
    for (ModelDimensions model : models) {
      if (model.model().equals(name)) {
        return model;
      }
    }
    return null;
  }
}
