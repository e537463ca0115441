package photos.keepsake.library;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a listing.
 *
 * @param items in the order of the list; may be empty although more follows
 * @param next where it goes on; empty at the end of the last list
 * @param nextWhenKnown where it goes on instead when every item here was held before this listing
 *     began: set in lists in the order of arrival, behind which nothing new can come then
 * @param albums which of the items stand in which albums; empty on roads that do not tell it
 */
public record Page(
    List<ItemRef> items,
    Optional<Cursor> next,
    Optional<Cursor> nextWhenKnown,
    List<AlbumPart> albums) {

  /** Copies the lists. */
  public Page {
    items = List.copyOf(items);
    albums = List.copyOf(albums);
  }

  /** A stretch behind which something new may come, whatever is in it. */
  public Page(List<ItemRef> items, Optional<Cursor> next) {
    this(items, next, Optional.empty(), List.of());
  }
}
