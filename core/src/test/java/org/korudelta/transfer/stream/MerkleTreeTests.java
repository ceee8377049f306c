package org.korudelta.transfer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;

/** The tree against the test vectors of Certificate Transparency, and against its definition. */
class MerkleTreeTests {
  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void root_vectorsOfCertificateTransparency_areTheirs() {
    MerkleTree tree = new MerkleTree(Digest.portable());
    List<String> roots = new ArrayList<>();
    roots.add(Hex.encode(tree.root()));
    for (String entry : ENTRIES) {
      tree.add(Hex.decode(entry));
      roots.add(Hex.encode(tree.root()));
    }

    assertThat(roots).isEqualTo(ROOTS);
  }

  @Test
  void root_anySize_isThatOfTheDefinition() {
    MerkleTree tree = new MerkleTree(Digest.portable());
    List<byte[]> entries = new ArrayList<>();
    for (int size = 1; size <= 130; size++) {
      byte[] entry = {(byte) size, (byte) (size >> 8)};
      entries.add(entry);
      tree.add(entry);

      assertThat(tree.root()).as("size %s", size).isEqualTo(defined(entries));
      assertThat(tree.peaks()).hasSize(Integer.bitCount(size));
      assertThat(new MerkleTree(Digest.portable(), size, tree.peaks()).root())
          .isEqualTo(tree.root());
    }
  }

  /** MTH of RFC 9162, section 2.1.1. */
  private static byte[] defined(List<byte[]> entries) {
    Digest digest = Digest.portable();
    int size = entries.size();
    if (size == 1) {
      return digest.sha256(new byte[] {0}, entries.get(0));
    }
    int left = Integer.highestOneBit(size - 1);
    return digest.sha256(
        new byte[] {1}, defined(entries.subList(0, left)), defined(entries.subList(left, size)));
  }

  @Test
  void add_afterItsPeaksTravelled_goesOnAlike() {
    MerkleTree whole = new MerkleTree(Digest.portable());
    MerkleTree begun = new MerkleTree(Digest.portable());
    for (int i = 0; i < 11; i++) {
      whole.add(new byte[] {(byte) i});
      begun.add(new byte[] {(byte) i});
    }
    MerkleTree resumed = new MerkleTree(Digest.portable(), begun.size(), begun.peaks());
    for (int i = 11; i < 40; i++) {
      whole.add(new byte[] {(byte) i});
      resumed.add(new byte[] {(byte) i});
    }

    assertThat(resumed.root()).isEqualTo(whole.root());
  }
}
