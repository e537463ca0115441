package photos.keepsake.archive;

import java.util.Optional;
import photos.keepsake.archive.catalog.FileRow;

/**
 * Where one staged file goes.
 *
 * @param relative to the archive, with '/'
 * @param onDisk whether a file with these very bytes lies there already
 * @param known what the catalog says about that file; empty for one to be put there, and for one
 *     that a dead run left
 * @param added whether no item had that file before
 */
record Destination(
    StagedFile file, String relative, boolean onDisk, Optional<FileRow> known, boolean added) {

  /** A free name. */
  static Destination free(StagedFile file, String relative) {
    return new Destination(file, relative, false, Optional.empty(), true);
  }

  /** A file of these bytes that the catalog does not know. */
  static Destination orphan(StagedFile file, String relative) {
    return new Destination(file, relative, true, Optional.empty(), true);
  }

  /** A file of these bytes that the catalog knows. */
  static Destination known(StagedFile file, FileRow row, boolean added) {
    return new Destination(file, row.path(), true, Optional.of(row), added);
  }

  boolean isOrphan() {
    return onDisk && known.isEmpty();
  }

  String sha256() {
    return file.fingerprint().sha256();
  }
}
