package wernicke.shell.internal.job;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wernicke.api.console.Terminal;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobSpec;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.formats.internal.file.ByteCount;

/** What a job will take, for people and as JSON. */
public final class EstimateText {
  private static final int HEAD = 9;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private EstimateText() {}

  /** In one line. */
  public static String line(JobEstimate e) {
    List<String> words = new ArrayList<>();
    if (e.passes() > 0) {
      words.add(passes(e, ""));
    }
    words.add(time(e.low(), e.high()));
    if (e.memory() >= 0) {
      words.add(room("memory", e.memory(), e.freeMemory()));
    }
    if (e.disk() > 0) {
      words.add(room("disk", e.disk(), e.freeDisk()));
    }
    return String.join(", ", words);
  }

  /** Prints what a job would take, for people or as JSON. */
  public static void print(JobEstimate e, JobSpec spec, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(json(e)));
    } else {
      print(e, spec, terminal.out());
    }
  }

  /** In a line for each number. */
  private static void print(JobEstimate e, JobSpec spec, PrintStream out) {
    boolean alone = spec instanceof EvaluationSpec;
    String who = alone ? "only the evaluation knows" : "the model cannot tell";
    String stored =
        alone ? "none, the result is in the store" : "none, the recording is in the store";
    out.println(head("passes") + (e.passes() < 0 ? "- (" + who + ")" : passes(e, stored)));
    out.println(head("time") + time(e.low(), e.high()));
    if (!alone) {
      out.println(head("memory") + room("", e.memory(), e.freeMemory()));
      out.println(head("disk") + room("", e.disk(), e.freeDisk()));
    }
  }

  private static String head(String name) {
    return name + " ".repeat(HEAD - name.length());
  }

  private static String passes(JobEstimate e, String stored) {
    return e.passes() == 0
        ? stored
        : String.format(Locale.ROOT, "%,d passes, %,d tokens", e.passes(), e.tokens());
  }

  private static String room(String what, long bytes, long free) {
    String of = what.isEmpty() ? "" : " of " + what;
    return ByteCount.text(bytes) + of + " (" + ByteCount.text(free) + " free)";
  }

  /** {@code 20 s to 3 min}, {@code 12 to 40 min}, {@code about 2 h}. */
  static String time(double low, double high) {
    double unit = high < 2 * MINUTE ? 1 : high < 2 * HOUR ? MINUTE : HOUR;
    String name = unit == 1 ? "s" : unit == MINUTE ? "min" : "h";
    long from = Math.round(low / unit);
    long to = Math.max(1, Math.round(high / unit));
    return from >= to ? "about " + to + " " + name : from(low, from, unit) + to + " " + name;
  }

  private static String from(double low, long from, double unit) {
    if (from > 0) {
      return from + " to ";
    }
    return unit == HOUR
        ? Math.max(1, Math.round(low / MINUTE)) + " min to "
        : Math.max(0, Math.round(low)) + (unit == 1 ? "" : " s") + " to ";
  }

  /** As JSON; null for what nobody can tell. */
  public static JsonObject json(JobEstimate e) {
    JsonObject object = new JsonObject();
    object.add("passes", whole(e.passes()));
    object.add("tokens", whole(e.tokens()));
    object.addProperty("seconds_low", e.low());
    object.addProperty("seconds_high", e.high());
    object.add("memory_bytes", whole(e.memory()));
    object.addProperty("memory_free_bytes", e.freeMemory());
    object.addProperty("disk_bytes", e.disk());
    object.addProperty("disk_free_bytes", e.freeDisk());
    return Recorded.of(object, e, JobEstimate.class);
  }

  private static JsonElement whole(long number) {
    return number < 0 ? JsonNull.INSTANCE : new JsonPrimitive(number);
  }
}
