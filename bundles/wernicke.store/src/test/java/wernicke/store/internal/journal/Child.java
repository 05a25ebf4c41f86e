package wernicke.store.internal.journal;

import java.nio.file.Path;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;

/** A process of its own that writes jobs without end and prints each id once it is committed. */
final class Child {
  private Child() {}

  @SuppressWarnings("InfiniteLoop") // until it is killed
  public static void main(String[] arguments) {
    StoredJournal journal = new StoredJournal(Samples.home(Path.of(arguments[0])));
    while (true) {
      Job job = journal.create(Samples.SPEC);
      journal.save(job.with(JobState.RUNNING, "job " + job.id()));
      String score = "score" + job.id();
      journal.finish(job.done(score), Samples.score(score, job.id(), 1.0 / job.id()));
      System.out.println(job.id());
    }
  }

  /** Starts the process on a home folder. */
  static Process start(Path home) throws java.io.IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
