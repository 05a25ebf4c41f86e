package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Exit;
import wernicke.testing.console.TestTerminal;

/** Pulls that are cut, left or taken up again. */
class ModelPullResumeTest extends PullBench {
  @Test
  void cutConnectionGoesOnInTheSameRun() {
    server.redirect = HubServer.Redirect.STORE;
    server.cuts.addAll(List.of(100_000, 50_000));

    pulled();

    assertThat(server.ranges(WEIGHTS).get(0)).isEqualTo("null");
    assertThat(server.ranges(WEIGHTS)).hasSize(3);
    assertThat(server.ranges(WEIGHTS).get(1)).matches("bytes=[1-9]\\d*-");
    assertThat(server.ranges(WEIGHTS).get(2)).matches("bytes=[1-9]\\d*-");
    assertThat(server.store.get(2).range()).isEqualTo(server.ranges(WEIGHTS).get(1));
  }

  @Test
  void cutConnectionGoesOnInTheNextRun() throws IOException {
    server.cuts.addAll(List.of(100_000, 0, 0, 0));
    refused(PULL, " are kept; run the same command again to go on");
    assertThat(names(part))
        .containsExactly(
            "config.json", "hub.json", "model.safetensors.part", "model.safetensors.part.tag");
    long kept = Files.size(part.resolve("model.safetensors.part"));
    server.hub.clear();
    server.cuts.clear();

    pulled();

    assertThat(kept).isBetween(1L, 100_000L);
    assertThat(server.asked()).hasSize(1);
    assertThat(server.ranges(WEIGHTS)).containsExactly("bytes=" + kept + "-");
    assertThat(terminal.errText()).contains("  download  2 files, 300.0 kB, ", " of them are here");
  }

  @Test
  void serverWithoutRangesBeginsAgain() {
    server.cuts.addAll(List.of(100_000, 0, 0, 0));
    refused(PULL, "run the same command again");
    server.cuts.clear();
    server.ignoreRanges = true;

    pulled();
  }

  @Test
  void branchThatMovedMeanwhileMixesNothing() throws IOException {
    server.file("tokenizer.json", "{}");
    server.cuts.addAll(List.of(100_000, 0, 0, 0));
    refused(PULL, "run the same command again");
    server.commit = "f".repeat(40);
    server.files.remove("tokenizer.json");
    byte[] other = HubServer.bytes(200_000, 7);
    server.file(WEIGHTS, other);
    server.hub.clear();
    server.cuts.clear();

    assertThat(run(PULL)).isEqualTo(Exit.OK);

    assertThat(folder.resolve(WEIGHTS)).hasBinaryContent(other);
    assertThat(server.ranges(WEIGHTS)).containsExactly("null");
    assertThat(server.ranges("config.json")).as("it is the same as before").isEmpty();
    assertThat(names(folder)).containsExactly("config.json", "hub.json", WEIGHTS);
  }

  @Test
  void whoeverLeavesStopsThePullAndMayComeBack() throws Exception {
    server.cuts.add(1000);
    server.hang = true;
    TestTerminal first = new TestTerminal();
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(() -> runner.run(List.of(PULL.split(" ")), first));
    Path begun = part.resolve("model.safetensors.part");
    while (!Files.exists(begun) || Files.size(begun) < 1000) {
      Thread.onSpinWait();
    }
    refused(PULL, folder + " is being pulled already: wait for that");

    first.leave();

    assertThat(status.get()).isEqualTo(Exit.INTERRUPTED);
    assertThat(begun).hasSize(1000);
    server.hang = false;
    pulled();
    assertThat(server.ranges(WEIGHTS)).containsExactly("null", "bytes=1000-");
  }
}
