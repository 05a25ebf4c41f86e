package flicker;

import java.util.Hashtable;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import wernicke.api.LanguageModel;
import wernicke.api.ModelInfo;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;

/** A model whose folder is updated all the time: away for a moment, there for a moment. */
@Component(immediate = true, service = Flicker.class)
public class Flicker implements LanguageModel {
  private static final long MILLIS = 50;

  private final BundleContext context;
  private final Thread thread = new Thread(this::flicker, "flicker");

  @Activate
  public Flicker(BundleContext context) {
    this.context = context;
    thread.setDaemon(true);
    thread.start();
  }

  @Deactivate
  void stop() {
    thread.interrupt();
  }

  private void flicker() {
    try {
      while (true) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("wernicke.id", "flicker");
        properties.put("recording", new String[] {"generation"});
        ServiceRegistration<LanguageModel> there =
            context.registerService(LanguageModel.class, this, properties);
        Thread.sleep(MILLIS);
        there.unregister();
        Thread.sleep(MILLIS / 10);
      }
    } catch (InterruptedException | IllegalStateException e) {
      return; // stopped
    }
  }

  @Override
  public ModelInfo info() {
    return new ModelInfo("flicker", "flicker", 1, List.of("layer"), 2, 0, "", "one");
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> generate(List<String> prompts, int tokens, Progress progress) {
    return List.of("seen");
  }
}
