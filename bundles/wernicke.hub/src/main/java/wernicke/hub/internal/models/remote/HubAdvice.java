package wernicke.hub.internal.models.remote;

import java.net.http.HttpResponse;
import wernicke.hub.internal.fetch.Source;

/** What the hub's refusals mean. */
final class HubAdvice implements Source.Advice {
  private final Endpoint endpoint;
  private final RepoAddress address;

  HubAdvice(Endpoint endpoint, RepoAddress address) {
    this.endpoint = endpoint;
    this.address = address;
  }

  @Override
  public String refused(HttpResponse<?> response) {
    int status = response.statusCode();
    if (!endpoint.answered(response.uri())) {
      return "the store " + response.uri().getHost() + said(status) + ": " + again();
    }
    return "the hub"
        + said(status)
        + switch (status) {
          case 401, 403 -> ": " + access();
          case 404 -> ": it has no such " + missing(response) + "; " + endpoint.page(address);
          case 429 -> ": it was asked too often; wait some minutes and " + again();
          default -> status >= 500 ? ": try again later; " + again() : "";
        };
  }

  private String said(int status) {
    return " answered " + status + " for " + address;
  }

  private String access() {
    return endpoint.hasToken()
        ? "the account of HF_TOKEN may not have it: accept its licence on "
            + endpoint.page(address)
            + ", or use another token"
        : "it is private, gated or misspelt: accept its licence on "
            + endpoint.page(address)
            + " and set HF_TOKEN to an access token before the service starts";
  }

  private String missing(HttpResponse<?> response) {
    return switch (response.headers().firstValue("X-Error-Code").orElse("")) {
      case "RevisionNotFound" -> "revision";
      case "EntryNotFound" -> "file";
      case "RepoNotFound" -> "model";
      default -> address.revision().isEmpty() ? "model" : "model or revision";
    };
  }

  @Override
  public String offline() {
    return "copy a checkpoint folder into models/ (HF_ENDPOINT sets another hub)";
  }

  @Override
  public String again() {
    return "run the same command again to go on";
  }
}
