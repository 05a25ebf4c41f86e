package wernicke.testing;

import java.time.Duration;
import wernicke.folders.internal.work.Task;
import wernicke.folders.internal.work.Workers;

/** Does at once, on the thread that asks, whatever a watcher wants to be done on another. */
public final class Direct implements Workers {
  @Override
  public void start(Task<?> task) {
    task.run();
  }

  @Override
  public boolean await(Task<?> task, Duration limit) {
    return task.isDone();
  }

  @Override
  public void close() {
    // nothing runs
  }
}
