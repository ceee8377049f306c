package org.korudelta.cli.simulate;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.KoruDelta;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.worlds.WorldCatalogue;

/**
 * The simulated worlds once more, loaded apart from those of the command, with a bug planted in
 * them. Only strings go in and come out: the same name is another class on the other side.
 *
 * <p>Cost: every class is loaded anew, some 100 ms. Threading: as what is called; close it when no
 * call is under way.
 *
 * <pre>{@code
 * try (PlantedWorlds worlds = PlantedWorlds.with(bug)) {
 *   String found = worlds.call("org.korudelta.worlds.StandingSearch", "run", "2000");
 * }
 * }</pre>
 */
final class PlantedWorlds implements AutoCloseable {
  /*
   * The parent knows the JDK alone. So every class of ours comes from the class path given here,
   * the planted ones first, and none can be the command's own.
   */
  private static final List<Class<?>> ONE_OF_EACH =
      List.of(
          AsyncRuntime.class, KoruDelta.class, DeterministicRuntime.class, WorldCatalogue.class);

  private final URLClassLoader loader;

  private PlantedWorlds(URLClassLoader loader) {
    this.loader = loader;
  }

  /** Worlds with {@code bug} in them. */
  static PlantedWorlds with(PlantedBug bug) throws IOException {
    return before(List.of(bug.directory()));
  }

  /** Worlds without a bug. */
  static PlantedWorlds sound() throws IOException {
    return before(List.of());
  }

  /** Worlds in which the classes of {@code folders} stand before the sound ones. */
  static PlantedWorlds before(List<Path> folders) throws IOException {
    List<URL> classPath = new ArrayList<>();
    for (Path folder : folders) {
      classPath.add(folder.toUri().toURL());
    }
    for (Class<?> known : ONE_OF_EACH) {
      classPath.add(known.getProtectionDomain().getCodeSource().getLocation());
    }
    return new PlantedWorlds(
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
  }

  /**
   * Calls a public static method that makes a string of a string.
   *
   * <p>Fails with {@code not_found} when there is no such method, {@code unavailable} when it
   * throws; the message has the name and the message of what it threw.
   */
  String call(String className, String method, String argument) {
    try {
      return (String)
          loader.loadClass(className).getMethod(method, String.class).invoke(null, argument);
    } catch (InvocationTargetException e) {
      throw new KoruException.Unavailable(
          "world failed: class=" + className + " method=" + method + " error=" + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new KoruException.NotFound("no such method: class=" + className + " method=" + method);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
