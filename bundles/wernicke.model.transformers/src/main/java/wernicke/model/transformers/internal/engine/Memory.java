package wernicke.model.transformers.internal.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the machine, or the container that we are in, has left for weights. */
public final class Memory {
  private static final Path LINUX = Path.of("/proc/meminfo");

  private Memory() {}

  /** Bytes that can be had without swapping; pages that only cache files count as free. */
  public static long available() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getFreeMemorySize();
    try {
      String info = Files.exists(LINUX) ? Files.readString(LINUX) : "";
      boolean container = system.getTotalMemorySize() < kilobytes(info, "MemTotal") << 10;
      return container ? free : Math.max(free, kilobytes(info, "MemAvailable") << 10);
    } catch (IOException e) {
      return free; // the bean's answer is smaller, never larger
    }
  }

  private static long kilobytes(String info, String key) {
    return info.lines()
        .filter(line -> line.startsWith(key + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
