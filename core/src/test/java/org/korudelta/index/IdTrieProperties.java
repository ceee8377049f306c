package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/** Versions are found by id and by prefix as a scan of all of them finds them (V4). */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class IdTrieProperties {

  /** Beginnings of ids that share much: the rest of each is zeros. */
  @Provide
  Arbitrary<List<String>> ids() {
    return digits(64).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<String>> prefixes() {
    return digits(8).list().ofMinSize(1).ofMaxSize(10);
  }

  private static Arbitrary<String> digits(int lengthMax) {
    return Arbitraries.strings().withChars("01f").ofMaxLength(lengthMax);
  }

  @Property
  void with_anyIds_everyTrieOfThemAnswersAsAScan(
      @ForAll("ids") List<String> ids, @ForAll("prefixes") List<String> prefixes) {
    List<IdTrie> tries = new ArrayList<>();
    List<VersionRecord> versions = new ArrayList<>();
    IdTrie trie = IdTrie.EMPTY;
    tries.add(trie);
    for (String id : ids) {
      VersionRecord version = Records.at(versions.size(), Records.id(id));
      if (trie.find(version.id()) != null) {
        requireRefused(trie, version);
        continue;
      }
      trie = trie.with(version);
      tries.add(trie);
      versions.add(version);
    }

    for (int known = 0; known < tries.size(); known++) {
      requireSame(tries.get(known), versions, known, prefixes);
    }
  }

  private static void requireRefused(IdTrie trie, VersionRecord version) {
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> trie.with(version))
        .withMessageContaining(version.id().hex());
  }

  private static void requireSame(
      IdTrie trie, List<VersionRecord> versions, int known, List<String> prefixes) {
    for (int i = 0; i < versions.size(); i++) {
      assertThat(trie.find(versions.get(i).id())).isSameAs(i < known ? versions.get(i) : null);
    }
    for (String prefix : prefixes) {
      List<VersionRecord> found = new ArrayList<>();
      trie.collect(prefix, found);
      assertThat(found)
          .as("beginning with %s", prefix)
          .isEqualTo(scanned(versions.subList(0, known), prefix));
    }
  }

  private static List<VersionRecord> scanned(List<VersionRecord> versions, String prefix) {
    return versions.stream()
        .filter(version -> version.id().hex().startsWith(prefix))
        .sorted(Comparator.comparing(VersionRecord::id))
        .toList();
  }
}
