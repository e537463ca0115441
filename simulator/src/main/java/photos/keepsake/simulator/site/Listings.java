package photos.keepsake.simulator.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/** The listing of every place, made when first asked for and again when the library changed. */
final class Listings {
  /** Of three albums one is shared: its own address sends the browser to the share. */
  private static final int SHARED_EVERY = 3;

  private static final int TOKEN_LENGTH = 62;
  private static final int AUTH_LENGTH = 32;

  private final SimulatedLibrary library;
  private final Dice dice;
  private final Map<Place, Listing> made = new HashMap<>();
  private List<SimulatedItem> madeFrom = List.of();

  Listings(SimulatedLibrary library, Dice dice) {
    this.library = library;
    this.dice = dice;
  }

  /** The listing of a place as it is now; empty when there is no such place. */
  synchronized Optional<Listing> of(Place place) {
    List<SimulatedItem> now = library.items();
    if (now != madeFrom) {
      made.clear();
      madeFrom = now;
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
      case TRASH -> Optional.of(byTaken(List.of()));
      case RECENT -> Optional.of(recent());
      case ALBUM -> album(place.id()).map(this::ofAlbum);
      case SHARE -> sharedAlbum(place).map(this::ofAlbum);
    };
  }

  private static Listing byTaken(List<SimulatedItem> items) {
    return new Listing(items, SimulatedItem::key, SimulatedItem::takenAt);
  }

  private Listing recent() {
    List<SimulatedItem> sorted =
        library.items().stream().sorted(Listing.newestFirst(SimulatedItem::createdAt)).toList();
    return new Listing(sorted, SimulatedItem::key, SimulatedItem::createdAt);
  }

  private Listing ofAlbum(SimulatedAlbum album) {
    return new Listing(
        library.albumItems(album.id()),
        item -> item.albums().getOrDefault(album.id(), item.key()),
        SimulatedItem::takenAt);
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

  /** The share of an album, when it is shared. */
  Optional<Place> shareOf(SimulatedAlbum album) {
    if (albums().indexOf(album) % SHARED_EVERY != 1) {
      return Optional.empty();
    }
    String token = "AF1Qip" + dice.name(TOKEN_LENGTH, "share", album.id());
    return Optional.of(Place.share(token, dice.name(AUTH_LENGTH, "auth", album.id())));
  }

  /** The place where the album is shown. */
  Place placeOf(SimulatedAlbum album) {
    return shareOf(album).orElseGet(() -> Place.album(album.id()));
  }
}
