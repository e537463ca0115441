package photos.keepsake.archive.catalog;

import java.time.Instant;
import photos.keepsake.library.ItemId;

/**
 * An item that is not archived, and why.
 *
 * @param name as the site shows it, empty where it did not say
 * @param tries in a row that did not end in archived
 * @param lastTryAt when the last of them ended
 */
public record ItemTrouble(ItemId item, String name, String reason, int tries, Instant lastTryAt) {}
