package wernicke.hub.internal.models.remote;

import java.util.List;
import java.util.Optional;

/**
 * A repository at one commit, as the hub describes it.
 *
 * @param address that was asked for
 * @param commit 40 hexadecimal digits; every file is downloaded from it, so that a branch that
 *     moves cannot mix two versions
 * @param licence its short name; {@code not stated} if there is none
 * @param gated whether the licence has to be accepted on the hub
 * @param files all of them
 */
public record Snapshot(
    RepoAddress address, String commit, String licence, boolean gated, List<RemoteFile> files) {
  public Snapshot {
    files = List.copyOf(files);
  }

  /** The file of that name. */
  public Optional<RemoteFile> find(String name) {
    return files.stream().filter(f -> f.name().equals(name)).findFirst();
  }
}
