package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever submitted a job may go away: the whole answer, controls included, is there later. */
@Timeout(300)
class GoneClientIT {
  private static final String[] SCORE = {"score", "tiny-gpt2-books", "Demo-ridge", "--json"};

  @Test
  void theAnswerIsWholeWithoutItsClient(@TempDir Path folder) throws Exception {
    Script script = new Script(Files.createDirectory(folder.resolve("home")));
    Process service = script.start(folder.resolve("service.out"), folder.resolve("service.err"));
    awaitSocket(script, service);
    Process client = script.start(folder.resolve("out"), folder.resolve("err"), SCORE);
    long end = System.nanoTime() + 60_000_000_000L;
    while (jobs(script).isEmpty()) {
      assertThat(System.nanoTime()).as("a job was submitted").isLessThan(end);
      Thread.sleep(20);
    }
    client.descendants().forEach(ProcessHandle::destroyForcibly);
    client.destroyForcibly().waitFor();

    JsonObject answer = script.run("follow", "1", "--json").ok().json();

    assertThat(answer.getAsJsonObject("controls").size()).isGreaterThan(3);
    assertThat(answer.has("controls_failed")).isFalse();
    assertThat(answer).isEqualTo(script.run("watch", "1", "--json").ok().json());
    String result = answer.get("result").getAsString();
    assertThat(answer).isEqualTo(script.run("result", result, "--json").ok().json());
    for (var job : jobs(script)) {
      assertThat(job.getAsJsonObject().get("state").getAsString()).isEqualTo("DONE");
    }
    queued(script);
    script.run("stop").ok();
    service.waitFor();
  }

  /** The same again, without anybody who waits. */
  private static void queued(Script script) throws Exception {
    JsonObject number =
        script.run("score", "oasm-2", "Demo-ridge", "--queue", "--json").ok().json();
    String job = number.get("job").getAsString();
    JsonObject answer = script.run("follow", job, "--json").ok().json();
    assertThat(answer.get("job").getAsString()).isEqualTo(job);
    assertThat(answer.getAsJsonObject("controls").size()).isGreaterThan(2);
  }

  private static void awaitSocket(Script script, Process service) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!Files.exists(script.home().resolve("wernicke.sock"))
        || script.run("version").status() != 0) {
      assertThat(service.isAlive() && System.nanoTime() < end).as("the service answers").isTrue();
      Thread.sleep(50);
    }
  }

  private static JsonArray jobs(Script script) throws Exception {
    return JsonParser.parseString(script.run("jobs", "--json").ok().out()).getAsJsonArray();
  }
}
