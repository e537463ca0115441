package photos.keepsake.library;

/**
 * An album of the library.
 *
 * @param title as the person wrote it, never made safe for a disk; empty where it has none
 * @param stamp changes when the album does: its title, its items
 */
public record Album(AlbumId id, String title, String stamp) {}
