package wernicke.model.transformers.internal.model;

import ai.djl.Device;
import java.util.List;
import java.util.Locale;
import wernicke.model.transformers.internal.engine.Devices;

/** Prints the devices that would be used, and what is free on each; fails if none is a GPU. */
public final class DeviceReport {
  private DeviceReport() {}

  /** Ends the process with 1 if there is no GPU. */
  public static void main(String[] arguments) {
    List<Device> devices = Devices.configured();
    for (Device device : devices) {
      System.out.printf(
          Locale.ROOT, "%s: %.1f GB free%n", Devices.name(device), Devices.free(device) / 1e9);
    }
    if (devices.stream().noneMatch(Device::isGpu)) {
      System.err.println("PyTorch sees no CUDA device");
      System.exit(1);
    }
  }
}
