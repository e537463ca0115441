package photos.keepsake.googlephotos.page;

import photos.keepsake.library.ItemId;

/**
 * One picture of a grid.
 *
 * @param href as it stands in the page, such as {@code ./photo/AF1Qip…}
 * @param label such as {@code Photo - Landscape - Feb 12, 2025, 6:34:39 PM}; may be empty
 */
record Tile(ItemId id, String href, String label) {}
