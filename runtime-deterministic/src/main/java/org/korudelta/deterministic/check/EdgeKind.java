package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What an edge of a causal graph means. */
enum EdgeKind {
  PARENT("parent") {
    @Override
    List<String> of(CausalLinks links) {
      return links.parents();
    }
  },
  CAUSE("cause") {
    @Override
    List<String> of(CausalLinks links) {
      return links.causes();
    }
  };

  private final String word;

  EdgeKind(String word) {
    this.word = word;
  }

  /** The ids at the ends of the edges of this kind. */
  abstract List<String> of(CausalLinks links);

  String word() {
    return word;
  }

  /** How the reported edges of a version differ from the true ones. */
  List<String> compare(TrueVersion version, CausalLinks reported) {
    if (of(version.links()).equals(of(reported))) {
      return List.of();
    }
    List<String> missing = without(of(version.links()), of(reported));
    List<String> invented = without(of(reported), of(version.links()));
    String whose = version.inWords() + ": " + word + " ";
    if (missing.size() == 1 && invented.size() == 1) {
      return List.of(whose + "is " + invented.get(0) + " and should be " + missing.get(0) + ".");
    }
    List<String> sentences = new ArrayList<>();
    missing.forEach(id -> sentences.add(whose + id + " is missing."));
    invented.forEach(id -> sentences.add(whose + id + " is invented."));
    return sentences;
  }

  private static List<String> without(List<String> ids, List<String> others) {
    TreeSet<String> rest = new TreeSet<>(ids);
    others.forEach(rest::remove);
    return new ArrayList<>(rest);
  }
}
