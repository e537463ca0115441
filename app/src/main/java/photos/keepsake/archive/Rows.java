package photos.keepsake.archive;

import java.time.Instant;
import photos.keepsake.archive.catalog.FileRow;

/** Writes down a file for the catalog. */
final class Rows {
  private Rows() {}

  static FileRow of(StagedFile file, String relative, Instant modifiedAt, Instant archivedAt) {
    return new FileRow(
        relative,
        SafeName.key(relative),
        file.fingerprint().sizeBytes(),
        file.fingerprint().sha1(),
        file.fingerprint().sha256(),
        file.type().mime(),
        modifiedAt,
        archivedAt);
  }
}
