package org.korudelta.benchmarks.machine;

import java.util.Comparator;
import java.util.List;
import org.korudelta.cli.conformance.InstalledJava;
import org.korudelta.error.KoruException;

/**
 * A feature version of Java that engines are measured on.
 *
 * @param feature for example 17
 */
public record JavaRelease(int feature) {
  /** The oldest that is supported. */
  public static final JavaRelease OLDEST = new JavaRelease(17);

  /** The one of the targets. */
  public static final JavaRelease TARGET = new JavaRelease(25);

  /**
   * One of {@code installed} with this version, else the least that is newer; {@code unavailable}
   * when there is none.
   */
  public InstalledJava among(List<InstalledJava> installed) {
    return installed.stream()
        .filter(java -> fits(java.feature()))
        .min(Comparator.comparingInt(InstalledJava::feature))
        .orElseThrow(
            () -> new KoruException.Unavailable("no such Java was found: feature=" + feature));
  }

  private boolean fits(int other) {
    return feature == OLDEST.feature ? other == feature : other >= feature;
  }
}
