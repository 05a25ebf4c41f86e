package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Exit;

/** Tokens, redirects, and whatever the hub, the disk or the environment refuse. */
class ModelPullRefusalTest extends PullBench {
  @Test
  void storeOfTheHubGetsNoToken() {
    server.redirect = HubServer.Redirect.STORE;
    environment.put("HF_TOKEN", "hf_secret\n");

    pulled();

    assertThat(server.hub).hasSize(3).allMatch(s -> s.authorization().equals("Bearer hf_secret"));
    assertThat(server.store).hasSize(2).allMatch(s -> s.authorization().equals("null"));
    assertThat(server.store).allMatch(s -> s.path().endsWith("?signature=presigned"));
    assertThat(terminal.outText() + terminal.errText()).doesNotContain("secret", "presigned");
  }

  @Test
  void redirectOnTheHubItselfKeepsTheToken() {
    server.redirect = HubServer.Redirect.RELATIVE;
    environment.put("HF_TOKEN", "hf_secret");

    pulled();

    assertThat(server.hub).hasSize(5).allMatch(s -> s.authorization().equals("Bearer hf_secret"));
  }

  @Test
  void redirectsEndSomewhere() {
    server.redirect = HubServer.Redirect.LOOP;

    refused(PULL, "redirects more than 10 times: refused");
  }

  @Test
  void withoutATokenTheLicencePageIsNamed() {
    server.fileStatus = 401;
    server.gated = "manual";

    refused(
        PULL,
        "the hub answered 401 for acme/tiny-gpt2: it is private, gated or misspelt: accept its"
            + " licence on "
            + server.address()
            + "/acme/tiny-gpt2 and set HF_TOKEN to an access token before the service starts");
    assertThat(terminal.errText())
        .contains("  access    gated: accept the licence on ", " first; HF_TOKEN is not set\n");
  }

  @Test
  void withATokenItsAccountIsNamed() {
    server.status = 403;
    environment.put("HF_TOKEN", "hf_secret");

    refused(PULL, "answered 403 for acme/tiny-gpt2: the account of HF_TOKEN may not have it");
  }

  @Test
  void whatTheHubDoesNotHaveIsSaid() {
    refused(
        "models pull acme/other --yes",
        "the hub answered 404 for acme/other: it has no such model");
    refused(
        "models pull acme/tiny-gpt2@v9",
        "answered 404 for acme/tiny-gpt2@v9: it has no such model or revision");
    server.errorCode = "RevisionNotFound";
    refused("models pull acme/tiny-gpt2@v9", "it has no such revision; ");
  }

  @Test
  void troublesOfTheHubAreOneLine() {
    server.status = 503;
    refused(PULL, "the hub answered 503 for acme/tiny-gpt2: try again later; run the same");
    server.status = 429;
    refused(PULL, "it was asked too often; wait some minutes");
    server.status = 0;
    server.redirect = HubServer.Redirect.STORE;
    server.storeStatus = 403;
    refused(
        PULL, "the store 127.0.0.1 answered 403 for acme/tiny-gpt2: run the same command again");
    server.close();
    refused(PULL, "cannot reach localhost:");
  }

  @Test
  void answersThatCannotBeUsedAreOneLine() {
    server.answer = a -> "<html>";
    refused(PULL, "the hub's answer about acme/tiny-gpt2 cannot be used: it is no JSON");
    server.answer = a -> a.replace("\"model.safetensors\"", "\"../../model.safetensors\"");
    refused(PULL, "the name '../../model.safetensors' is not that of a file in a folder");
    assertThat(models).doesNotExist();
  }

  @Test
  void repositoryWithoutWeightsIsRefused() {
    server.files.remove(WEIGHTS);
    server.file("model.gguf", weights);

    refused(PULL, "acme/tiny-gpt2 cannot be used: it has neither config.json with");
  }

  @Test
  void fullDiskIsSeenBeforehand() {
    free = 300_001;

    refused(PULL, "acme/tiny-gpt2 needs 300.0 kB more, but only 300.0 kB are free for " + folder);

    assertThat(server.asked()).isEmpty();
    assertThat(models).doesNotExist();
    free = 300_002;
    pulled();
  }

  @Test
  void diskThatCannotBeReadIsOneLine() throws IOException {
    Files.createDirectories(part.resolve("hub.json"));

    refused(PULL, "cannot read " + part.resolve("hub.json") + ": ");
  }

  @Test
  void idsThatCannotBePulledAreOneLine() {
    refused(
        "models pull llama-7b",
        "llama-7b is given out on request only, see https://github.com/facebookresearch/llama: put"
            + " it into models/llama-7b");
    assertThat(run("models pull flan-t5-smal")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).contains("did you mean flan-t5-small");
    assertThat(run("models pull acme/../x")).isEqualTo(Exit.USAGE);
    assertThat(run("models pull")).isEqualTo(Exit.USAGE);
    assertThat(run("models fetch")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains("models: 'fetch' is none of pull; 'help models' explains them");
    assertThat(server.hub).isEmpty();
  }

  @Test
  void environmentThatCannotBeUsedIsOneLineWithoutTheToken() {
    environment.put("HF_TOKEN", "hf secret");
    assertThat(run(PULL)).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo("HF_TOKEN is no access token: it holds blanks or odd characters\n");
    environment.put("HF_TOKEN", "");
    environment.put("HF_ENDPOINT", "file:///etc");
    assertThat(run(PULL)).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).contains("HF_ENDPOINT is no address of the form https://host");
  }
}
