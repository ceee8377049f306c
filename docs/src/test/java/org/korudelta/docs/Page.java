package org.korudelta.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown page, parsed.
 *
 * @param file relative to the root of {@code repository}
 */
record Page(Repository repository, Path file, Node document) {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  static Page read(Repository repository, Path file) throws IOException {
    String text = Files.readString(repository.root().resolve(file));
    return new Page(repository, file, PARSER.parse(text));
  }

  /** Where links and images lead, in reading order. */
  List<Destination> destinations() {
    List<Destination> destinations = new ArrayList<>();
    visit(
        node -> {
          if (node instanceof Link link) {
            destinations.add(new Destination(place(link), link.getDestination()));
          } else if (node instanceof Image image) {
            destinations.add(new Destination(place(image), image.getDestination()));
          }
        });
    return destinations;
  }

  /** What may follow a {@code #} in a link to this page. */
  Set<String> anchors() {
    Anchors anchors = new Anchors();
    visit(
        node -> {
          if (node instanceof Heading heading) {
            anchors.add(textOf(heading));
          }
        });
    return anchors.all();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    visit(
        node -> {
          if (node instanceof FencedCodeBlock block) {
            blocks.add(Block.of(place(block), block.getInfo(), block.getLiteral()));
          } else if (node instanceof IndentedCodeBlock block) {
            blocks.add(Block.of(place(block), "", block.getLiteral()));
          }
        });
    return blocks;
  }

  /** Code within sentences and tables. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    visit(
        node -> {
          if (node instanceof Code code) {
            mentions.add(new Mention(place(code), code.getLiteral()));
          }
        });
    return mentions;
  }

  private Place place(Node node) {
    return new Place(file, node.getSourceSpans().get(0).getLineIndex() + 1);
  }

  private void visit(Consumer<Node> visitor) {
    visit(document, visitor);
  }

  private static void visit(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      visit(child, visitor);
    }
  }

  private static String textOf(Heading heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
