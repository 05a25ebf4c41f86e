package wernicke.model.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import wernicke.api.LanguageModel;

class ControlsTest {
  private final Map<String, Dictionary<?, ?>> services = new LinkedHashMap<>();
  private final List<String> history = new ArrayList<>();

  @Test
  void publishesOneModelForEachId() {
    new Controls(context(), configuration(256, "word-length", "word-rate", "oasm-1.5"));
    assertThat(services).containsOnlyKeys("word-length", "word-rate", "oasm-1.5");
    assertThat(services.get("word-length").get("wernicke.control")).isEqualTo(true);
    assertThat((String[]) services.get("word-length").get("recording"))
        .containsExactly("states", "surprisal");
    assertThat((String[]) services.get("word-rate").get("recording")).containsExactly("states");
    assertThat((String) services.get("oasm-1.5").get("wernicke.description"))
        .isEqualTo("autocorrelation without language: identity blurred within passages");
  }

  @Test
  void defaultsAreTheDocumentedControls() throws NoSuchMethodException {
    String[] defaults =
        (String[]) Controls.Configuration.class.getMethod("controls").getDefaultValue();
    new Controls(context(), configuration(256, defaults));
    assertThat(services)
        .containsOnlyKeys(
            "word-length", "word-rate", "position", "random-768", "oasm-1", "oasm-2", "oasm-4");
  }

  @Test
  void changesTouchOnlyWhatChanges() {
    Controls controls = new Controls(context(), configuration(256, "word-length", "oasm-1"));
    controls.modified(configuration(256, "oasm-2", "word-length"));
    assertThat(services).containsOnlyKeys("word-length", "oasm-2");
    assertThat(history).containsExactly("+word-length", "+oasm-1", "-oasm-1", "+oasm-2");
    controls.close();
    assertThat(services).isEmpty();
  }

  @Test
  void aNewLimitReplacesTheModels() {
    Controls controls = new Controls(context(), configuration(256, "oasm-1"));
    controls.modified(configuration(512, "oasm-1"));
    assertThat(history).containsExactly("+oasm-1", "-oasm-1", "+oasm-1");
  }

  @Test
  void badAndRepeatedIdsDoNotDisturbTheOthers() {
    new Controls(context(), configuration(256, "position", "oasm-minus-one", "position"));
    assertThat(history).containsExactly("+position");
  }

  private static Controls.Configuration configuration(int limit, String... ids) {
    return (Controls.Configuration)
        Proxy.newProxyInstance(
            ControlsTest.class.getClassLoader(),
            new Class<?>[] {Controls.Configuration.class},
            (proxy, method, arguments) -> method.getName().equals("controls") ? ids : limit);
  }

  private BundleContext context() {
    return (BundleContext)
        Proxy.newProxyInstance(
            ControlsTest.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("registerService");
              assertThat(arguments[0]).isEqualTo(LanguageModel.class);
              LanguageModel model = (LanguageModel) arguments[1];
              return register(model.info().id(), (Dictionary<?, ?>) arguments[2]);
            });
  }

  private ServiceRegistration<?> register(String id, Dictionary<?, ?> properties) {
    assertThat(properties.get("wernicke.id")).isEqualTo(id);
    services.put(id, properties);
    history.add("+" + id);
    return (ServiceRegistration<?>)
        Proxy.newProxyInstance(
            ControlsTest.class.getClassLoader(),
            new Class<?>[] {ServiceRegistration.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("unregister")) {
                services.remove(id);
                history.add("-" + id);
              }
              return null;
            });
  }
}
