package photos.keepsake.archive;

import java.nio.file.Path;
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
    MediaType type) {}
