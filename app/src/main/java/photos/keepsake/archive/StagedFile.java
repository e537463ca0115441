package photos.keepsake.archive;

import java.nio.file.Path;
import java.time.Instant;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.library.FileRole;

/**
 * One file in staging that was read and found good.
 *
 * @param originalName the name that came with it, untrusted, may be empty
 * @param part whether it came out of a zip
 */
record StagedFile(
    Path path,
    FileRole role,
    String originalName,
    boolean part,
    Fingerprint fingerprint,
    MediaType type) {

  /** The same file, known to be something else to its item. */
  StagedFile as(FileRole other) {
    return new StagedFile(path, other, originalName, part, fingerprint, type);
  }

  /** What the catalog is told of it when it lies there. */
  FileRow rowAt(String relative, Instant modifiedAt, Instant archivedAt) {
    return new FileRow(
        relative,
        SafeName.key(relative),
        fingerprint.sizeBytes(),
        fingerprint.sha1(),
        fingerprint.sha256(),
        type.mime(),
        modifiedAt,
        archivedAt);
  }
}
