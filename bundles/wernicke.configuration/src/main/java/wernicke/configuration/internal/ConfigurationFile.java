package wernicke.configuration.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.cm.json.io.Configurations;

/**
 * A file of {@code etc/} that is a configuration of ours.
 *
 * @param path where it is
 * @param pid pid, or factory pid if there is a name
 * @param name of one of several configurations of a factory; empty if there is but one
 */
record ConfigurationFile(Path path, String pid, String name) {
  private static final Pattern NAME =
      Pattern.compile("(wernicke\\.[\\w.]+)(?:~([\\w.-]+))?\\.json");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int MOST_BYTES = 1 << 20;

  /** Tells by the name; empty if it is none of ours. */
  static Optional<ConfigurationFile> of(Path path) {
    Matcher matcher = NAME.matcher(path.getFileName().toString());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(new ConfigurationFile(path, matcher.group(1), name));
  }

  /** What people call it. */
  String label() {
    return "etc/" + path.getFileName();
  }

  /**
   * Reads it: a JSON object of properties, types after a colon, as the OSGi Configurator does.
   *
   * @throws IOException in one line, if it is no such file
   */
  Map<String, Object> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("it is no regular file");
    }
    byte[] bytes;
    try (var in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException("it is larger than 1 MiB");
    }
    return parse(text(bytes));
  }

  private static String text(byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is no UTF-8 text", e);
    }
  }

  private Map<String, Object> parse(String text) throws IOException {
    try {
      Hashtable<String, Object> read =
          Configurations.buildReader()
              .withIdentifier(path.getFileName().toString())
              .build(new StringReader(text))
              .readConfiguration();
      Map<String, Object> properties = new LinkedHashMap<>(); // theirs cannot be iterated
      Collections.list(read.keys()).forEach(key -> properties.put(key, read.get(key)));
      return properties;
    } catch (IOException | RuntimeException e) {
      throw new IOException("it is no JSON object: " + line(e), e);
    }
  }

  private static String line(Exception e) {
    return SPACE.matcher(String.valueOf(e.getMessage())).replaceAll(" ").strip();
  }
}
