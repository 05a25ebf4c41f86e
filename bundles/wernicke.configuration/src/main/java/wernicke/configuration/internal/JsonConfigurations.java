package wernicke.configuration.internal;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Hashtable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.cm.json.io.Configurations;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.apache.felix.fileinstall.ArtifactListener;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@code etc/<pid>.json} and {@code etc/<factory pid>~<name>.json} configurations while the
 * service runs: written, changed and deleted with the file. The format is that of the OSGi
 * Configurator's resources (a JSON object of properties, types after a colon). Only pids of ours,
 * {@code wernicke.*}, are taken; other files are none of its business.
 */
@Component(service = {ArtifactInstaller.class, ArtifactListener.class})
public final class JsonConfigurations implements ArtifactInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(JsonConfigurations.class);
  private static final Pattern NAME =
      Pattern.compile("(wernicke\\.[\\w.]+)(?:~([\\w.-]+))?\\.json");

  private final ConfigurationAdmin admin;

  @Activate
  public JsonConfigurations(@Reference ConfigurationAdmin admin) {
    this.admin = admin;
  }

  @Override
  public boolean canHandle(File file) {
    return NAME.matcher(file.getName()).matches();
  }

  @Override
  public void install(File file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file.toPath(), StandardCharsets.UTF_8)) {
      Hashtable<String, Object> properties =
          Configurations.buildReader()
              .withIdentifier(file.getName())
              .build(reader)
              .readConfiguration();
      configuration(file).updateIfDifferent(properties);
    } catch (IOException e) {
      LOG.warn("{} is not used, the configuration stays as it was: {}", file, e.getMessage());
    }
  }

  @Override
  public void update(File file) throws IOException {
    install(file);
  }

  @Override
  public void uninstall(File file) throws IOException {
    configuration(file).delete();
  }

  private Configuration configuration(File file) throws IOException {
    Matcher name = NAME.matcher(file.getName());
    if (!name.matches()) {
      throw new IOException(file + " is no configuration of ours");
    }
    return name.group(2) == null
        ? admin.getConfiguration(name.group(1), "?")
        : admin.getFactoryConfiguration(name.group(1), name.group(2), "?");
  }
}
