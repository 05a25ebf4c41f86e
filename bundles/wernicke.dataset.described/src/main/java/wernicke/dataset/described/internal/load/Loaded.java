package wernicke.dataset.described.internal.load;

import java.util.List;
import wernicke.api.Assembly;

/**
 * A data set, and where it was read.
 *
 * @param places where the responses of each presentation stand, file and row
 * @param doubts what can hardly be meant, one line each
 */
public record Loaded(Assembly assembly, List<String> places, List<String> doubts) {
  public Loaded {
    places = List.copyOf(places);
    doubts = List.copyOf(doubts);
  }
}
