package wernicke.model.transformers.internal.decoder.operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a TorchScript archive out of readable source, so that no opaque binary lies in the
 * repository. An archive is a zip of the source, a pickle of the module and its constants (PyTorch,
 * {@code torch/csrc/jit/docs/serialization.md}); ours has one class {@code Kernels} without
 * parameters or constants.
 */
final class TorchScript {
  /** Pickle, protocol 2, of an object {@code __torch__.Kernels} with {@code training = False}. */
  private static final String MODULE =
      "\u0080\u0002c__torch__\nKernels\n)\u0081}(X\b\0\0\0training\u0089ub.";

  /** Pickle, protocol 2, of the empty tuple. */
  private static final String CONSTANTS = "\u0080\u0002).";

  /** File format version; 10 is the one that PyTorch 2 writes. */
  private static final String VERSION = "10\n";

  private TorchScript() {}

  /** The archive of a source that lies beside this class. */
  static byte[] archive(String resource) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream source = TorchScript.class.getResourceAsStream(resource);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "data.pkl", MODULE.getBytes(StandardCharsets.ISO_8859_1));
      entry(zip, "code/__torch__.py", source.readAllBytes());
      entry(zip, "constants.pkl", CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
      entry(zip, "version", VERSION.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException("the bundle lacks " + resource, e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry("kernels/" + name));
    zip.write(content);
    zip.closeEntry();
  }
}
