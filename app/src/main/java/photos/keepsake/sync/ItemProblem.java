package photos.keepsake.sync;

import photos.keepsake.library.ItemRef;

/**
 * Why one item is not in the archive.
 *
 * @param item as listed
 * @param name the file name as the site shows it; empty where it was not learnt
 * @param reason in words a photographer knows
 */
public record ItemProblem(ItemRef item, String name, String reason) {}
