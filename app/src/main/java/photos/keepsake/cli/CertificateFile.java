package photos.keepsake.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** A file with certificates in PEM form. */
final class CertificateFile {
  private CertificateFile() {}

  /**
   * Returns the file when it holds at least one certificate.
   *
   * @throws RunFailure with USAGE when it does not
   */
  static Path require(Path file) {
    if (Files.isDirectory(file)) {
      throw unusable(file, "it is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        throw unusable(file, "there is no certificate in it");
      }
      return file;
    } catch (IOException e) {
      throw unusable(file, "there is no such file, or you may not read it");
    } catch (CertificateException e) {
      throw unusable(file, "what is in it is no certificate in PEM form");
    }
  }

  private static RunFailure unusable(Path file, String why) {
    return new RunFailure(
        Reason.USAGE,
        "cannot use the certificate " + file,
        why,
        "give --extra-ca the path of a certificate in PEM form");
  }
}
