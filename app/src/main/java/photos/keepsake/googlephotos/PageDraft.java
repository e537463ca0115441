package photos.keepsake.googlephotos;

import java.util.ArrayList;
import java.util.List;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.ItemRef;

/** What a page of the listing is to hold, as it comes together. */
final class PageDraft {
  private final List<ItemRef> items = new ArrayList<>();
  private final List<AlbumPart> albums = new ArrayList<>();

  void add(List<ItemRef> some) {
    items.addAll(some);
  }

  /** Adds an album's part with its items. */
  void add(AlbumPart part) {
    items.addAll(part.items());
    albums.add(part);
  }

  List<ItemRef> items() {
    return items;
  }

  List<AlbumPart> albums() {
    return albums;
  }
}
