package wernicke.shell.internal.doctor;

import java.util.List;

/** Looks at one part of the running service; changes nothing. */
interface Check {
  /** What it is about, one word. */
  String area();

  /** What it sees. */
  List<Finding> look() throws InterruptedException;
}
