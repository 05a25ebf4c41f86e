package wernicke.folders.internal.shelf;

import wernicke.folders.internal.stamp.Stamps;

/** What something in a watched folder is, as seen from outside. */
public sealed interface Look {
  /** It may be of the kind that is watched for. */
  record Candidate(Stamps stamps) implements Look {}

  /**
   * Nobody can serve it.
   *
   * @param reason one line without its name: what it is, and what to do
   */
  record Unserved(String reason) implements Look {}

  /**
   * Somebody is still making it.
   *
   * @param reason one line without its name
   */
  record Growing(String reason) implements Look {}

  /** It is somebody else's, or nothing that was meant to be served. */
  record Foreign() implements Look {}
}
