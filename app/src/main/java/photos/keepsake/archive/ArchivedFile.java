package photos.keepsake.archive;

import java.nio.file.Path;
import java.time.Instant;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;

/**
 * One file of one item, in the archive and in the catalog.
 *
 * @param path absolute
 * @param relativePath to the archive, with '/' on every system
 * @param sha1 lower-case hex
 * @param sha256 lower-case hex
 * @param type MIME type by the bytes, never by the name
 * @param modifiedAt the file's time on disk: the moment of the photo, or of its archiving where
 *     nobody knows
 * @param added false when another item had brought the same bytes before; the two share one file
 */
public record ArchivedFile(
    ItemId item,
    FileRole role,
    Path path,
    String relativePath,
    long sizeBytes,
    String sha1,
    String sha256,
    String type,
    Instant modifiedAt,
    boolean added) {}
