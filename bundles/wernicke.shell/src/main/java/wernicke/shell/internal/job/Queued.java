package wernicke.shell.internal.job;

import com.google.gson.JsonObject;
import wernicke.api.console.Terminal;
import wernicke.api.job.Job;
import wernicke.console.internal.text.Json;

/** What {@code --queue} prints of a job that nobody waits for. */
public final class Queued {
  private Queued() {}

  /**
   * Prints its number, for people or as JSON.
   *
   * @param end what it ends in, such as {@code score}
   */
  public static void print(Job job, String end, boolean json, Terminal terminal) {
    if (json) {
      JsonObject object = new JsonObject();
      object.addProperty("job", job.id());
      terminal.out().println(Json.text(object));
    } else {
      terminal.out().println("job " + job.id());
      terminal.err().println("'follow " + job.id() + "' follows it to its " + end);
    }
  }
}
