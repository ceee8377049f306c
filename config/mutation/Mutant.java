import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One change that was tried.
 *
 * @param noticed whether a test failed by it
 * @param covered whether a test came by
 * @param change what was done, in words
 */
record Mutant(
    String className, String method, int line, boolean noticed, boolean covered, String change) {

  /** Reads a report of PIT. */
  static List<Mutant> read(Path report) throws IOException, XMLStreamException {
    List<Mutant> mutants = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(report)) {
      XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(bytes);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("mutation")) {
          mutants.add(next(reader));
        }
      }
    }
    return mutants;
  }

  private static Mutant next(XMLStreamReader reader) throws XMLStreamException {
    boolean noticed = Boolean.parseBoolean(reader.getAttributeValue(null, "detected"));
    boolean covered = !"NO_COVERAGE".equals(reader.getAttributeValue(null, "status"));
    Map<String, String> fields = fields(reader);
    return new Mutant(
        fields.getOrDefault("mutatedClass", ""),
        fields.getOrDefault("mutatedMethod", ""),
        Integer.parseInt(fields.getOrDefault("lineNumber", "0")),
        noticed,
        covered,
        fields.getOrDefault("description", ""));
  }

  /** The texts of the elements inside, the last of each name. */
  private static Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    String name = "";
    while (!(reader.next() == XMLStreamConstants.END_ELEMENT
        && reader.getLocalName().equals("mutation"))) {
      if (reader.isStartElement()) {
        name = reader.getLocalName();
      } else if (reader.isCharacters() && !reader.isWhiteSpace()) {
        fields.merge(name, reader.getText(), String::concat);
      }
    }
    return fields;
  }

  /** Where and what. */
  String inWords() {
    String place = className.substring(className.lastIndexOf('.') + 1) + "." + method;
    return place + ":" + line + " " + change + (covered ? "" : ", where no test comes by");
  }
}
