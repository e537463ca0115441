package photos.keepsake.archive;

import java.nio.file.Path;
import photos.keepsake.library.FileRole;

/**
 * One file of one item, in the archive and in the catalog.
 *
 * @param path absolute
 * @param relativePath to the archive, with '/' on every system
 * @param sha256 lower-case hex
 * @param type MIME type by the bytes, never by the name
 * @param added whether this admission brought it: put it there, put it back there, or took over
 *     what a dead run had left; false when an item, this one or another, had these bytes already,
 *     and for the second of two files of the item that are the same
 */
public record ArchivedFile(
    FileRole role,
    Path path,
    String relativePath,
    long sizeBytes,
    String sha256,
    String type,
    boolean added) {}
