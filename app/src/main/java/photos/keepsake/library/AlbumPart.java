package photos.keepsake.library;

import java.util.List;

/**
 * Some of the items of an album, as they stand in a page of a listing. The parts of one album come
 * one after another, and nothing says how many there are.
 *
 * @param items each is also in the page's own list; may be empty
 * @param isLast whether the album was listed to its end, so that it need not be listed again until
 *     it changes
 * @param isWhole whether it has no items but those told; where its end was reached and some items
 *     were not ready to be told, it has others
 */
public record AlbumPart(Album album, List<ItemRef> items, boolean isLast, boolean isWhole) {

  /** Part of an album all of whose items are told. */
  public AlbumPart(Album album, List<ItemRef> items, boolean isLast) {
    this(album, items, isLast, isLast);
  }

  /** Copies the list. */
  public AlbumPart {
    items = List.copyOf(items);
  }
}
