package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * A page of an album's items.
 *
 * @param items the page
 * @param album its record; pages after the first may come without
 * @param zip the address of the whole album as one file
 */
public record AlbumPage(
    RowPage<MediaItem> items, Optional<AlbumRecord> album, Optional<Secret> zip) {

  /** Reads {@code [null,items|null,next|"",record,null,0]}. */
  static AlbumPage of(Jspb answer) {
    RowPage<MediaItem> items = RowPage.of(answer, 1, 2, MediaItem::of);
    Jspb meta = answer.get(3).optionalArray("an album's record or nothing");
    return new AlbumPage(
        items,
        meta.isAbsent() ? Optional.empty() : Optional.of(AlbumRecord.ofItems(meta)),
        meta.get(3).address());
  }

  /**
   * Whether the answer is about an album: it is about none at all for one that was deleted or is no
   * longer shared with the person.
   */
  public boolean isThere() {
    return album.isPresent() || items.next().isPresent() || items.rows().total() > 0;
  }
}
