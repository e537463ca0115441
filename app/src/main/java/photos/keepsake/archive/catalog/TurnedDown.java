package photos.keepsake.archive.catalog;

import java.time.Instant;
import photos.keepsake.library.Looks;

/**
 * That the site itself would not hand an item out.
 *
 * @param name as the site shows it; may be empty
 * @param reason in words a photographer knows
 * @param at when it was asked last
 * @param looks how the listing showed the item then
 */
public record TurnedDown(String name, String reason, Instant at, Looks looks) {}
