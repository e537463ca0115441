package photos.keepsake.archive;

import java.util.Optional;
import photos.keepsake.archive.catalog.FileRow;

/**
 * Where one staged file goes.
 *
 * @param relative to the archive, with '/'
 * @param present the file as it lies there already, with these very bytes; empty when it is to be
 *     put there
 * @param added whether no other item had brought these bytes before
 */
record Destination(StagedFile file, String relative, Optional<FileRow> present, boolean added) {

  boolean isPresent() {
    return present.isPresent();
  }

  String sha256() {
    return file.fingerprint().sha256();
  }
}
