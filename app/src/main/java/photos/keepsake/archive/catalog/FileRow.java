package photos.keepsake.archive.catalog;

import java.time.Instant;

/**
 * One file of the archive, as it was when it was archived.
 *
 * @param path relative to the archive, with '/'
 * @param pathKey {@code path} folded so that names which some file system takes for one are equal
 * @param sha1 lower-case hex
 * @param sha256 lower-case hex
 * @param type MIME type by the bytes
 * @param modifiedAt to the millisecond
 * @param archivedAt when it came into the archive
 */
public record FileRow(
    String path,
    String pathKey,
    long sizeBytes,
    String sha1,
    String sha256,
    String type,
    Instant modifiedAt,
    Instant archivedAt) {}
