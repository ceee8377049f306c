package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** XML is well-formed, and artifacts of ours that it names are built here. */
final class XmlProof implements Proof {
  private final Repository repository;

  XmlProof(Repository repository) {
    this.repository = repository;
  }

  @Override
  public void check(Block block) throws Exception {
    Element page = parse("<page>" + block.text() + "</page>");
    assertThat(artifacts()).as("%s: artifacts of the reactor", block).containsAll(named(page));
  }

  /** Artifact ids beside our group id. */
  private static List<String> named(Element page) {
    List<String> named = new ArrayList<>();
    NodeList ids = page.getElementsByTagName("artifactId");
    for (int i = 0; i < ids.getLength(); i++) {
      if (ids.item(i).getParentNode().getTextContent().contains("org.korudelta")) {
        named.add(ids.item(i).getTextContent().strip());
      }
    }
    return named;
  }

  private List<String> artifacts() throws IOException {
    try (Stream<Path> modules = Files.list(repository.root())) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> "korudelta-" + module.getFileName())
          .toList();
    }
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }
}
