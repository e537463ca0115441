package photos.keepsake.archive;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import photos.keepsake.archive.catalog.FileRow;

/**
 * Whether a file is what the catalog says.
 *
 * @param damage empty when it is
 * @param bytesRead 0 when its size told already
 */
record FileCheck(Optional<DamagedFile.Damage> damage, long bytesRead) {

  /** Reads all of it. */
  static FileCheck of(Path path, FileRow row) {
    FileCheck size = ofSize(path, row);
    if (size.damage().isPresent()) {
      return size;
    }
    try (InputStream in = new FileInputStream(path.toFile())) {
      Fingerprint read = Fingerprint.read(in);
      return read.sha256().equals(row.sha256())
          ? new FileCheck(Optional.empty(), read.sizeBytes())
          : damaged(DamagedFile.Damage.ALTERED, read.sizeBytes());
    } catch (IOException e) {
      return damaged(DamagedFile.Damage.UNREADABLE, 0);
    }
  }

  /** Looks at its size only, as fast as can be. */
  static FileCheck ofSize(Path path, FileRow row) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (!now.isRegularFile()) {
        return damaged(DamagedFile.Damage.MISSING, 0);
      }
      return now.size() == row.sizeBytes()
          ? new FileCheck(Optional.empty(), 0)
          : damaged(DamagedFile.Damage.ALTERED, 0);
    } catch (NoSuchFileException e) {
      return damaged(DamagedFile.Damage.MISSING, 0);
    } catch (IOException e) {
      return damaged(DamagedFile.Damage.UNREADABLE, 0);
    }
  }

  private static FileCheck damaged(DamagedFile.Damage damage, long bytesRead) {
    return new FileCheck(Optional.of(damage), bytesRead);
  }

  /** A file that cannot be read now may be what it was. */
  boolean isGoneOrAltered() {
    return damage.isPresent() && damage.get() != DamagedFile.Damage.UNREADABLE;
  }
}
