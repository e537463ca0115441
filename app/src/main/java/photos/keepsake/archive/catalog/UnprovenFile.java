package photos.keepsake.archive.catalog;

/**
 * A file that is not, or maybe not, what the site says.
 *
 * @param path relative to the archive, with '/'
 * @param note what was expected and seen
 */
public record UnprovenFile(String path, String note) {}
