package org.korudelta.cli.conformance;

import java.util.Comparator;
import java.util.List;
import org.korudelta.error.KoruException;

/** The two Java releases that the packaged jars are tried on. */
enum JvmRelease {
  /** The oldest supported. */
  OLDEST("jvm-17") {
    @Override
    boolean fits(int feature) {
      return feature == 17;
    }

    @Override
    String howToInstall() {
      return "Install JDK 17 (Debian: apt-get install openjdk-17-jdk-headless)";
    }
  },

  /** The newest there is, from 25 up. */
  NEWEST("jvm-25") {
    @Override
    boolean fits(int feature) {
      return feature >= 25;
    }

    @Override
    String howToInstall() {
      return "Install a JDK from 25 up (https://adoptium.net, or your package manager)";
    }
  };

  private final String column;

  JvmRelease(String column) {
    this.column = column;
  }

  /** The name of the column it runs. */
  String column() {
    return column;
  }

  /** The one to run among {@code installed}; {@code unavailable} when there is none. */
  InstalledJava among(List<InstalledJava> installed) {
    return installed.stream()
        .filter(java -> fits(java.feature()))
        .max(Comparator.comparingInt(InstalledJava::feature))
        .orElseThrow(
            () ->
                new KoruException.Unavailable(
                    "no Java for column " + column + " was found. " + howToInstall()));
  }

  abstract boolean fits(int feature);

  abstract String howToInstall();
}
