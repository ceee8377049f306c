package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.terminal.ExitCode;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** An order, what was taken and billed for it, a parcel, and a stranger. */
class GraphCommandTests {
  private static final String HOSTILE = "<a href=\"x\">&amp;\\N]]>";

  @TempDir Path directory;
  private Terminal koru;
  private String order;
  private String taken;
  private String bill;
  private String parcel;

  @BeforeEach
  void write() {
    koru = Terminal.on(directory.resolve("data"));
    order = put("orders", "order");
    taken = put("stock", "taken", order);
    bill = put("bills", HOSTILE, order);
    parcel = put("mail", "parcel", taken, bill);
    put("orders", "stranger");
  }

  private String put(String namespace, String key, String... causes) {
    List<String> line = new ArrayList<>(List.of("put", namespace, key, "1"));
    for (String cause : causes) {
      line.addAll(List.of("--cause", cause));
    }
    return koru.run(line.toArray(String[]::new)).out().split(" ", -1)[1];
  }

  @Test
  void graph_ofAVersion_showsBothWays() {
    Terminal.Result graph = koru.run("graph", order);

    assertThat(graph.exit()).isZero();
    assertThat(graph.lines()).hasSize(6);
    assertThat(graph.lines().get(0)).startsWith("* " + parcel).endsWith("  put  mail/parcel");
    assertThat(graph.lines().get(5)).startsWith("@ " + order);
    assertThat(graph.out()).contains(taken, bill).doesNotContain("stranger");
    assertThat(koru.run("graph", "orders", "order").out()).isEqualTo(graph.out());
  }

  @Test
  void graph_oneWay_leavesOutTheOther() {
    assertThat(koru.run("graph", taken, "--ancestors").out())
        .contains(order, taken)
        .doesNotContain(parcel);
    assertThat(koru.run("graph", taken, "--descendants").out())
        .contains(parcel, taken)
        .doesNotContain(order);
    assertThat(koru.run("graph", taken, "--descendants", "--ancestors").out())
        .isEqualTo(koru.run("graph", taken).out());
  }

  @Test
  void graph_limited_showsTheNearestAndSaysSo() {
    Terminal.Result graph = koru.run("graph", order, "--limit", "1");

    assertThat(graph.out()).contains(order, taken).doesNotContain(bill);
    assertThat(graph.err()).contains("more versions than shown: limit=1");
    assertThat(koru.run("graph", order, "--limit", "3").err()).isEmpty();
    assertThat(koru.run("graph", order, "--limit", "0").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru.run("graph", order, "--limit", "10001").exit()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void graph_asOf_knowsNoLaterVersion() {
    String time = koru.run("log", "stock", "taken").lines().get(0).split("\t", -1)[0];

    assertThat(koru.run("graph", order, "--at", time).lines()).hasSize(2);
    assertThat(koru.run("graph", parcel, "--at", time).exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void graph_ofADeletedKey_isThatOfItsTombstone() {
    koru.run("delete", "orders", "order");

    assertThat(koru.run("graph", "orders", "order").lines().get(0))
        .startsWith("@ ")
        .endsWith("  delete  orders/order");
    assertThat(koru.run("graph", "orders", "nothing").exit()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void graph_inJson_isAVersionALineInCausalOrder() {
    Terminal.Result graph = koru.run("graph", order, "--json");

    assertThat(graph.lines()).hasSize(4);
    assertThat(graph.lines().get(0))
        .startsWith(
            "{\"causes\":[],\"key\":\"order\",\"namespace\":\"orders\",\"operation\":\"put\"")
        .contains("\"ordinal\":0", "\"versionId\":\"" + order);
    assertThat(graph.lines().get(3)).contains("\"key\":\"parcel\"", "\"causes\":[\"");
    assertThat(koru.run("graph", order, "--format", "json").out()).isEqualTo(graph.out());
    assertThat(koru.run("graph", order, "--json", "--format", "dot").exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void graph_inDot_hasQuotedNamesAndArrowsFromCauses() {
    Terminal.Result graph = koru.run("graph", order, "--format", "dot");

    assertThat(graph.lines()).startsWith("digraph versions {").endsWith("}");
    assertThat(graph.lines())
        .contains("  \"" + order + "\" -> \"" + taken + "\" [style=dashed];")
        .anyMatch(line -> line.contains("[label=\"bills/<a href=\\\"x\\\">&amp;\\\\N]]>\\nput "));
  }

  @Test
  void graph_inSvg_isXmlWithATitleForEachVersion() throws Exception {
    koru.run("put", "orders", "order", "2", "--cause", order);
    Terminal.Result graph = koru.run("graph", order, "--format", "svg");

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(graph.out().getBytes(StandardCharsets.UTF_8)));

    NodeList titles = document.getElementsByTagName("title");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < titles.getLength(); i++) {
      words.add(titles.item(i).getTextContent());
    }
    assertThat(words.get(0)).isEqualTo("Causal graph: orders/order " + order + ", versions: 5");
    assertThat(words)
        .hasSize(1 + 5 + 5)
        .anyMatch(title -> title.startsWith("bills/" + HOSTILE + " put " + bill))
        .anyMatch(title -> title.startsWith(order + " caused and was replaced by "));
    assertThat(graph.out()).contains("prefers-color-scheme:dark", "role=\"img\"");
  }
}
