package wernicke.doctor.internal;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.console.internal.text.Texts;
import wernicke.formats.internal.file.ByteCount;

/** Java, processors and memory. */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=1000")
public final class JavaCheck implements HealthCheck {
  private static final long SMALL_HEAP = 512L << 20;

  @Override
  public String area() {
    return "java";
  }

  @Override
  public List<Finding> look() {
    return List.of(Finding.fine(area(), java()), Finding.fine(area(), machine()), heap());
  }

  private static String java() {
    return "Java "
        + System.getProperty("java.version")
        + ", "
        + System.getProperty("java.vm.name")
        + ", "
        + System.getProperty("java.vendor")
        + ", in "
        + System.getProperty("java.home");
  }

  private static String machine() {
    OptionalLong memory = physicalMemory();
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", "
        + Texts.count(Runtime.getRuntime().availableProcessors(), "processor")
        + (memory.isPresent() ? ", " + ByteCount.text(memory.getAsLong()) + " of memory" : "");
  }

  private Finding heap() {
    Runtime runtime = Runtime.getRuntime();
    String text =
        "heap: "
            + ByteCount.text(runtime.totalMemory() - runtime.freeMemory())
            + " used, at most "
            + ByteCount.text(runtime.maxMemory());
    return runtime.maxMemory() < SMALL_HEAP
        ? Finding.wrong(area(), text + ": too little for large models, raise -Xmx")
        : Finding.fine(area(), text);
  }

  /** The machine's memory, if this Java tells; read as an MBean, so that no package is imported. */
  private static OptionalLong physicalMemory() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName("java.lang:type=OperatingSystem");
      return OptionalLong.of((Long) server.getAttribute(name, "TotalMemorySize"));
    } catch (AttributeNotFoundException e) {
      return OptionalLong.empty();
    } catch (JMException e) {
      throw new IllegalStateException("the operating system's MBean", e);
    }
  }
}
