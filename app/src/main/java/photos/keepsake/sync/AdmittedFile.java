package photos.keepsake.sync;

import java.nio.file.Path;
import photos.keepsake.library.FileRole;

/**
 * One file of an item, now in the archive.
 *
 * @param path absolute
 * @param relativePath below the archive's root, always with {@code /}
 * @param role what the file is to its item
 * @param sizeBytes its length on disk
 * @param sha256 of the bytes on disk, 64 lower-case hexadecimal digits
 * @param type the media type as sniffed from the bytes
 * @param added false where the same bytes were in the archive before and no second copy was made
 */
public record AdmittedFile(
    Path path,
    String relativePath,
    FileRole role,
    long sizeBytes,
    String sha256,
    String type,
    boolean added) {}
