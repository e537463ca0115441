package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * A page of an album's items.
 *
 * @param items the page
 * @param album its record; empty when the answer is about no album at all, as for one that was
 *     deleted or is no longer shared with the person
 * @param zip the address of the whole album as one file
 */
public record AlbumPage(
    RowPage<MediaItem> items, Optional<AlbumRecord> album, Optional<Secret> zip) {

  /** Reads {@code [null,items|null,next|"",record,null,0]}. */
  static AlbumPage of(Jspb answer) {
    RowPage<MediaItem> items = RowPage.of(answer, 1, 2, MediaItem::of);
    Jspb meta = answer.get(3).optionalArray("an album's record or nothing");
    if (meta.isAbsent() && items.rows().total() > 0) {
      throw meta.drift("an album's record beside its items");
    }
    return new AlbumPage(
        items,
        meta.isAbsent() ? Optional.empty() : Optional.of(AlbumRecord.ofItems(meta)),
        meta.get(3).address());
  }
}
