package wernicke.store.internal.safetensors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.store.Home;
import wernicke.api.store.Recordings;

/** The recordings of the home folder, in {@code store/recordings/}. */
@Component(
    service = {Recordings.class, StoredRecordings.class},
    immediate = true)
public final class StoredRecordings extends UsedFiles {
  /** Takes the folder from the home. */
  @Activate
  public StoredRecordings(@Reference Home home) {
    super(home.path().resolve("store/recordings"), "recording");
  }
}
