package org.korudelta.worlds;

import java.util.List;
import org.korudelta.deterministic.simulation.World;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.worlds.engine.EngineWorld;
import org.korudelta.worlds.runtime.RuntimeWorld;
import org.korudelta.worlds.tabs.TabsWorld;
import org.korudelta.worlds.vectors.VectorsWorld;

/** The simulated worlds by name. */
public final class WorldCatalogue {
  /** Their names, sorted. */
  public static final List<String> NAMES = List.of("engine", "runtime", "tabs", "vectors");

  private WorldCatalogue() {}

  /** The world called {@code name}, all in portable code; {@code not_found} when there is none. */
  public static World named(String name) {
    return named(name, Digest.portable());
  }

  /** As {@link #named(String)}, with a platform's own digest: the same runs, sooner. */
  public static World named(String name, Digest digest) {
    return switch (name) {
      case "engine" -> new EngineWorld(digest);
      case "runtime" -> new RuntimeWorld();
      case "tabs" -> new TabsWorld(digest);
      case "vectors" -> new VectorsWorld(digest);
      default ->
          throw new KoruException.NotFound("no such world: world=" + name + " known=" + NAMES);
    };
  }
}
