package wernicke.testing.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The service properties that a class declares by {@code @Component}, as bnd wrote them. */
final class ComponentFile {
  private ComponentFile() {}

  /** Empty if the class is no component: then somebody else registers it. */
  static Optional<Map<String, String>> properties(Class<?> component) {
    try (InputStream xml = open("OSGI-INF/" + component.getName() + ".xml", component)) {
      return xml == null ? Optional.empty() : Optional.of(read(xml));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("the component file of " + component + " cannot be read", e);
    }
  }

  /** On the class path, or where bnd puts what goes into the jar. */
  private static InputStream open(String name, Class<?> component) throws IOException {
    Path bundle = Path.of("target/bundle", name);
    return Files.exists(bundle)
        ? Files.newInputStream(bundle)
        : component.getResourceAsStream("/" + name);
  }

  private static Map<String, String> read(InputStream xml)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    NodeList found = factory.newDocumentBuilder().parse(xml).getElementsByTagName("property");
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element property = (Element) found.item(i);
      String value = property.getAttribute("value");
      properties.put(
          property.getAttribute("name"), value.isEmpty() ? property.getTextContent() : value);
    }
    return properties;
  }
}
