package photos.keepsake.simulator.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/** The listing of every place, made when first asked for and again when the library changed. */
final class Listings {
  private final SimulatedLibrary library;
  private final Map<Place, Listing> made = new HashMap<>();
  private Optional<ItemList> madeFrom = Optional.empty();
  private List<SimulatedAlbum> madeWith = List.of();

  Listings(SimulatedLibrary library) {
    this.library = library;
  }

  /** The listing of a place as it is now; empty when there is no such place. */
  synchronized Optional<Listing> of(Place place) {
    ItemList now = library.items();
    List<SimulatedAlbum> albums = library.albums();
    if (madeFrom.filter(now::is).isEmpty() || !madeWith.equals(albums)) {
      made.clear();
      madeFrom = Optional.of(now);
      madeWith = albums;
    }
    Listing known = made.get(place);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Listing> fresh = make(place);
    fresh.ifPresent(listing -> made.put(place, listing));
    return fresh;
  }

  private Optional<Listing> make(Place place) {
    return switch (place.kind()) {
      case LIBRARY -> Optional.of(byTaken(library.grid()));
      case ARCHIVE -> Optional.of(byTaken(library.archive()));
      case TRASH -> Optional.of(byTaken(library.trash()));
      case RECENT -> Optional.of(recent());
      case ALBUM -> album(place.id()).map(SimulatedAlbum::id).map(this::ofAlbum);
      case SHARE -> sharedAlbum(place).map(SimulatedAlbum::id).map(this::ofAlbum);
      case PARTNER -> library.partner().filter(place.id()::equals).map(this::ofAlbum);
    };
  }

  private Listing byTaken(ItemList items) {
    return new Listing(items, SimulatedItem::key, SimulatedItem::takenAt, library::byKey);
  }

  private Listing recent() {
    return new Listing(
        library.recent(), SimulatedItem::key, SimulatedItem::createdAt, library::byKey);
  }

  private Listing ofAlbum(String id) {
    return new Listing(
        library.albumItems(id),
        item -> item.albums().getOrDefault(id, item.key()),
        SimulatedItem::takenAt,
        library::byKey);
  }

  /** The albums in the order of the album page. */
  List<SimulatedAlbum> albums() {
    return library.albums();
  }

  /** An album by its id. */
  Optional<SimulatedAlbum> album(String id) {
    return albums().stream().filter(album -> album.id().equals(id)).findFirst();
  }

  /** The album behind a share, when token and key are right. */
  Optional<SimulatedAlbum> sharedAlbum(Place share) {
    return albums().stream().filter(album -> shareOf(album).equals(Optional.of(share))).findFirst();
  }

  /** The share with this token, whose key a signed-in person need not know. */
  Optional<Place> shareByToken(String token) {
    return albums().stream()
        .flatMap(album -> shareOf(album).stream())
        .filter(share -> share.id().equals(token))
        .findFirst();
  }

  /** The share of an album, when it is shared. */
  static Optional<Place> shareOf(SimulatedAlbum album) {
    return album.share().map(share -> Place.share(share.token(), share.key()));
  }

  /** The place where the album is shown. */
  static Place placeOf(SimulatedAlbum album) {
    return shareOf(album).orElseGet(() -> Place.album(album.id()));
  }
}
