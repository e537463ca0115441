package photos.keepsake.archive.catalog;

/**
 * One entry of an album's view.
 *
 * @param path of the link, relative to the archive
 * @param file that it leads to, relative to the archive
 * @param isHard whether it is a second name of the file, not a symbolic link to it
 */
public record AlbumLink(String path, String file, boolean isHard) {}
