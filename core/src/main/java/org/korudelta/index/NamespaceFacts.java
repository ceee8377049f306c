package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.index.run.ModelDimensions;

/**
 * What is known of a namespace without looking at its keys. Threading: immutable.
 *
 * @param liveKeys how many keys have a value
 * @param models whose vectors were ever stored here, in order of their first
 */
public record NamespaceFacts(long liveKeys, List<ModelDimensions> models) {
  /** Of a namespace without versions. */
  public static final NamespaceFacts NONE = new NamespaceFacts(0, List.of());

  /** These facts with {@code more} live keys, fewer when it is negative. */
  public NamespaceFacts withLiveKeys(long more) {
    return more == 0 ? this : new NamespaceFacts(liveKeys + more, models);
  }

  /** These facts after a vector of {@code model} was stored. */
  public NamespaceFacts with(ModelDimensions model) {
    if (model(model.model()) != null) {
      return this;
    }
    List<ModelDimensions> longer = new ArrayList<>(models);
    longer.add(model);
    return new NamespaceFacts(liveKeys, List.copyOf(longer));
  }

  /** The dimensions of a model's vectors; null when there was none. */
  public @Nullable ModelDimensions model(String name) {
    for (ModelDimensions model : models) {
      if (model.model().equals(name)) {
        return model;
      }
    }
    return null;
  }

  /**
   * Checks that vectors of {@code model} may be stored here.
   *
   * @param name the namespace's name
   * @param key whose vector it is
   * @throws KoruException.BadRequest when those before had other dimensions
   */
  public void requireAgreement(String name, String key, ModelDimensions model) {
    ModelDimensions known = model(model.model());
    if (known != null && known.dimensions() != model.dimensions()) {
      throw new KoruException.BadRequest(
          "dimensions differ: namespace="
              + name
              + " key="
              + key
              + " model="
              + known.model()
              + " stored="
              + known.dimensions()
              + " given="
              + model.dimensions());
    }
  }
}
