package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.text.Utf8;
import org.korudelta.vector.VectorKernel;

/** All spaces of a database. Threading: changed by one task at a time, read from any thread. */
public final class VectorSpaces {
  private final VectorKernel kernel;
  private final Map<String, List<VectorSpace>> byNamespace = new ConcurrentHashMap<>();

  /** No spaces; those to come compare vectors with {@code kernel}. */
  public VectorSpaces(VectorKernel kernel) {
    this.kernel = kernel;
  }

  /** All of them, by namespace and model. */
  public List<VectorSpace> all() {
    List<VectorSpace> all = new ArrayList<>();
    byNamespace.values().forEach(all::addAll);
    all.sort(VectorSpaces::inOrder);
    return all;
  }

  /** The spaces of a namespace. */
  public List<VectorSpace> of(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  /** The space of a model in a namespace, or null. */
  public @Nullable VectorSpace find(VectorSpace.Name name) {
    for (VectorSpace space : of(name.namespace())) {
      if (space.name().model().equals(name.model())) {
        return space;
      }
    }
    return null;
  }

  /** The space of a model in a namespace, a new one where there is none. */
  public VectorSpace findOrAdd(VectorSpace.Name name, int dimensions) {
    VectorSpace known = find(name);
    if (known != null) {
      return known;
    }
    VectorSpace added = new VectorSpace(name, dimensions, kernel);
    add(added);
    return added;
  }

  /** Adds a space. */
  public void add(VectorSpace space) {
    List<VectorSpace> more = new ArrayList<>(of(space.name().namespace()));
    more.add(space);
    byNamespace.put(space.name().namespace(), List.copyOf(more));
  }

  private static int inOrder(VectorSpace one, VectorSpace other) {
    int namespaces = Utf8.compare(one.name().namespace(), other.name().namespace());
    return namespaces != 0 ? namespaces : Utf8.compare(one.name().model(), other.name().model());
  }
}
