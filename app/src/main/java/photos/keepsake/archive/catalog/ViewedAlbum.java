package photos.keepsake.archive.catalog;

import java.util.Optional;
import photos.keepsake.library.AlbumId;

/**
 * An album that can have a view.
 *
 * @param title as the person wrote it, never empty
 * @param folder of its view, relative to the archive; empty before it was decided
 */
public record ViewedAlbum(AlbumId id, String title, Optional<String> folder) {}
