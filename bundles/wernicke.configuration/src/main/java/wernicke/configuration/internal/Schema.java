package wernicke.configuration.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What can be configured: the settings that components declare by {@code @Designate}, with types
 * and limits, read from their bundles. The bundles need not have started: a configuration is judged
 * before they do.
 */
record Schema(Supplier<Collection<Bundle>> bundles) {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /**
   * What is wrong with properties.
   *
   * @param unusable values that their component could not take; such a file is not used
   * @param unknown settings that nobody reads
   */
  record Verdict(List<String> unusable, List<String> unknown) {}

  /** Judges properties; nothing is wrong with those of a pid that declares no settings. */
  Verdict judge(String pid, Map<String, Object> properties) {
    List<String> unusable = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Map<String, Setting> settings = all().getOrDefault(pid, Map.of());
    properties.forEach(
        (key, value) -> {
          if (settings.containsKey(key)) {
            settings.get(key).wrong(values(value)).ifPresent(unusable::add);
          } else if (!settings.isEmpty()) {
            String names = String.join(", ", settings.keySet());
            unknown.add("nobody reads '%s', there is %s".formatted(key, names));
          }
        });
    unusable.sort(null);
    unknown.sort(null);
    return new Verdict(unusable, unknown);
  }

  private static List<String> values(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).toList();
    }
    return value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value))
            .mapToObj(i -> String.valueOf(Array.get(value, i)))
            .toList()
        : List.of(String.valueOf(value));
  }

  /** The pids that declare settings. */
  Collection<String> known() {
    return new TreeSet<>(all().keySet());
  }

  private Map<String, Map<String, Setting>> all() {
    Map<String, Map<String, Setting>> all = new LinkedHashMap<>();
    for (Bundle bundle : bundles.get()) {
      Enumeration<URL> files = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
      for (URL file : files == null ? List.<URL>of() : Collections.list(files)) {
        try (InputStream in = file.openStream()) {
          read(in, all);
        } catch (IOException | SAXException | ParserConfigurationException e) {
          LOG.warn("the settings that {} declares cannot be read: {}", bundle, e.toString());
        }
      }
    }
    return all;
  }

  private static void read(InputStream in, Map<String, Map<String, Setting>> all)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
    Map<String, Map<String, Setting>> classes = new LinkedHashMap<>();
    for (Element ocd : elements(root, "OCD")) {
      Map<String, Setting> settings = new LinkedHashMap<>();
      elements(ocd, "AD").stream().map(Setting::of).forEach(s -> settings.put(s.id(), s));
      classes.put(ocd.getAttribute("id"), settings);
    }
    for (Element designate : elements(root, "Designate")) {
      String pid = designate.getAttribute("pid");
      String factoryPid = designate.getAttribute("factoryPid");
      String reference = elements(designate, "Object").get(0).getAttribute("ocdref");
      for (String name : Arrays.asList(pid, factoryPid)) {
        all.put(name, classes.getOrDefault(reference, Map.of()));
      }
    }
    all.remove("");
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
