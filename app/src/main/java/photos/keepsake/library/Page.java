package photos.keepsake.library;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a listing.
 *
 * @param items in the order of the list; may be empty although more follows
 * @param next where it goes on; empty at the end of the last list
 */
public record Page(List<ItemRef> items, Optional<Cursor> next) {}
