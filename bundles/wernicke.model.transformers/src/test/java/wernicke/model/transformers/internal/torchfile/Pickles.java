package wernicke.model.transformers.internal.torchfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of pickles that nobody would save, for tests. */
public final class Pickles {
  private Pickles() {}

  /** A whole file, as {@code torch.save} writes it, of so many operations that do nothing. */
  public static Path ofManyOperations(Path file, int operations) throws IOException {
    byte[] code = new byte[operations + 2];
    Arrays.fill(code, (byte) 'N'); // None
    code[0] = (byte) 0x80; // protocol 2
    code[1] = 2;
    ZipEntry entry = new ZipEntry("archive/data.pkl");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(code.length);
    CRC32 crc = new CRC32();
    crc.update(code);
    entry.setCrc(crc.getValue());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(entry);
      zip.write(code);
      zip.closeEntry();
    }
    return file;
  }
}
