package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.run.Catalog;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.tree.OrderedTree;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/**
 * The namespaces and their models as versions come, to be compared with catalogs. How many keys
 * have a value is not known here. Threading: one user at a time.
 */
final class NamespaceHistory {
  private static final String NO_MORE = "no more namespaces";

  private OrderedTree<Known> known = OrderedTree.empty();

  /**
   * What versions said of a namespace.
   *
   * @param facts its models
   * @param taken whether vectors were erased or retired since, which a catalog may still know of
   */
  private record Known(NamespaceFacts facts, boolean taken) {
    private static final Known NOTHING = new Known(NamespaceFacts.NONE, false);

    private Known with(VersionRecord version) {
      if (version.operation() != Operation.EMBED) {
        return this;
      }
      return version.isWiped()
          ? new Known(facts, true)
          : new Known(facts.with(model(version)), taken);
    }

    private static ModelDimensions model(VersionRecord version) {
      Embedding embedding = EmbeddingFormat.decode(version.content());
      return new ModelDimensions(
          embedding.model(), embedding.dimensions(), version.timestampNanos());
    }

    /** Whether a catalog may say {@code models}. */
    private boolean allows(List<ModelDimensions> models) {
      return taken ? isPartOf(models) : models.equals(facts.models());
    }

    private boolean isPartOf(List<ModelDimensions> models) {
      NamespaceFacts all = new NamespaceFacts(0, models);
      for (ModelDimensions model : facts.models()) {
        ModelDimensions there = all.model(model.model());
        if (there == null
            || there.dimensions() != model.dimensions()
            || there.sinceNanos() > model.sinceNanos()) {
          return false;
        }
      }
      return true;
    }
  }

  void add(VersionRecord version) {
    Known found = known.find(version.namespace());
    Known after = (found == null ? Known.NOTHING : found).with(version);
    if (!after.equals(found)) {
      known = known.with(version.namespace(), after);
    }
  }

  /**
   * Two texts that are not the same.
   *
   * @param expected what should be there
   * @param actual what is there
   */
  record Difference(String expected, String actual) {}

  /** The first difference between what is known now and {@code catalog}, but for counts. */
  Optional<Difference> difference(Catalog catalog) {
    List<String> names = new ArrayList<>();
    known.forEach((name, facts) -> names.add(name));
    List<Catalog.Entry> entries = catalog.namespaces();
    for (int i = 0; i < Math.max(names.size(), entries.size()); i++) {
      Optional<String> name = i < names.size() ? Optional.of(names.get(i)) : Optional.empty();
      Optional<Catalog.Entry> entry =
          i < entries.size() ? Optional.of(entries.get(i)) : Optional.empty();
      if (!agree(name, entry)) {
        return Optional.of(new Difference(expected(name), actual(entry)));
      }
    }
    return Optional.empty();
  }

  private boolean agree(Optional<String> name, Optional<Catalog.Entry> entry) {
    return name.isPresent()
        && entry.isPresent()
        && name.get().equals(entry.get().name())
        && facts(name.get()).allows(entry.get().models());
  }

  private Known facts(String name) {
    Known found = known.find(name);
    return found == null ? Known.NOTHING : found;
  }

  private String expected(Optional<String> name) {
    return name.map(there -> text(there, facts(there).facts().models())).orElse(NO_MORE);
  }

  private static String actual(Optional<Catalog.Entry> entry) {
    return entry.map(there -> text(there.name(), there.models())).orElse(NO_MORE);
  }

  private static String text(String name, List<ModelDimensions> models) {
    StringBuilder text = new StringBuilder("namespace ").append(name);
    for (ModelDimensions model : models) {
      text.append(" model ").append(model.model()).append('/').append(model.dimensions());
      text.append('@').append(model.sinceNanos());
    }
    return text.toString();
  }
}
