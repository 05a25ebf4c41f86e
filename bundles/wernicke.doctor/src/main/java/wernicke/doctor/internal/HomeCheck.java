package wernicke.doctor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.api.store.Home;
import wernicke.formats.internal.file.ByteCount;
import wernicke.formats.internal.file.Disk;

/** The home folder: can it be written, how much room is left. */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=990")
public final class HomeCheck implements HealthCheck {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final long LITTLE = 1_000_000_000;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Home home;

  @Activate
  public HomeCheck() {}

  /** With that one. */
  HomeCheck(Home home) {
    this.home = home;
  }

  @Override
  public String area() {
    return "home";
  }

  @Override
  public List<Finding> look() {
    Home present = home;
    if (present == null) {
      return List.of(
          Finding.wrong(area(), "the store is not running, so the home folder is not known"));
    }
    Path path = present.path();
    List<Finding> findings = new ArrayList<>(List.of(written(path)));
    open(path).ifPresent(findings::add);
    try {
      long free = Files.getFileStore(path).getUsableSpace();
      String text = ByteCount.text(free) + " free on its disk";
      findings.add(
          free < LITTLE
              ? Finding.wrong(area(), text + ": recordings of large models need more, make room")
              : Finding.fine(area(), text));
    } catch (IOException e) {
      findings.add(Finding.wrong(area(), "cannot read its disk: " + Disk.reason(e)));
    }
    return findings;
  }

  /** Where others may look into it; homes that were made before 0.2.0 are so. */
  private Optional<Finding> open(Path path) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
      return rights.stream().noneMatch(OTHERS::contains)
          ? Optional.empty()
          : Optional.of(
              Finding.wrong(
                  area(),
                  path
                      + " is open to other users ("
                      + PosixFilePermissions.toString(rights)
                      + "): 'chmod -R go-rwx "
                      + path
                      + "' closes it"));
    } catch (IOException e) {
      return Optional.of(
          Finding.wrong(area(), path + ": its rights cannot be read: " + Disk.reason(e)));
    }
  }

  private Finding written(Path path) {
    try {
      Files.delete(Files.createTempFile(path, ".doctor", ""));
      return Finding.fine(area(), path + ", writable");
    } catch (IOException e) {
      return Finding.wrong(
          area(), path + " cannot be written: " + Disk.reason(e) + "; change its rights");
    }
  }
}
