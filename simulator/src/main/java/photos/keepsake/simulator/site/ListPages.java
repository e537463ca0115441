package photos.keepsake.simulator.site;

import java.util.Optional;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages with items on them: grids, albums and single items. */
final class ListPages {
  /** Tiles in the hidden copy of a list that an earlier view left behind. */
  private static final int GHOSTS = 5;

  private static final String SUFFIX = " - Google Photos";

  private final SiteContext site;
  private final PageShell shell;
  private final PageLists data;
  private final ItemJson items;
  private final PageMishaps mishaps;

  ListPages(SiteContext site, PageShell shell) {
    this.site = site;
    this.shell = shell;
    this.data = new PageLists(site);
    this.items = new ItemJson(site);
    this.mishaps = new PageMishaps(site);
  }

  /** The page of a list that is always there. */
  Response grid(Place place, String prefix, boolean signedIn) {
    return listOrPhoto(place, Optional.empty(), prefix, signedIn);
  }

  /** The page of a list, or of one item in it; 404 when there is no such list or item. */
  Response listOrPhoto(Place place, Optional<String> key, String prefix, boolean signedIn) {
    Optional<Listing> listing = site.listings.of(place);
    if (listing.isEmpty()) {
      return notFound();
    }
    return key.isPresent()
        ? photo(place, listing.get(), key.get(), prefix, signedIn)
        : list(place, listing.get(), prefix, signedIn);
  }

  private Response list(Place place, Listing listing, String prefix, boolean signedIn) {
    ObjectNode boot = boot(place);
    boot.set("outline", data.outline(listing, ""));
    if (signedIn) {
      boot.set("ghost", ghosts());
    }
    return shell.page(prefix, title(place), prefix + place.listPath(), signedIn, boot);
  }

  private Response photo(
      Place place, Listing listing, String key, String prefix, boolean signedIn) {
    int position = listing.positionOf(key);
    if (position < 0) {
      return notFound();
    }
    SimulatedItem item = listing.get(position);
    ObjectNode boot = boot(place);
    boot.put("key", key);
    boot.set("near", data.near(listing, key, PageLists.FEW));
    boot.set("armed", mishaps.armed(item));
    String path = prefix + place.photoPath() + key + place.querySuffix();
    return mishap(item)
        .orElseGet(() -> shell.page(prefix, title(place, item), path, signedIn, boot));
  }

  private Optional<Response> mishap(SimulatedItem item) {
    if (site.happens(Fault.PHOTO_404, item)) {
      return Optional.of(notFound());
    }
    if (site.happens(Fault.PHOTO_504, item)) {
      return Optional.of(Response.html(504, "<!doctype html><title>504</title>Gateway timeout"));
    }
    return site.happens(Fault.PHOTO_ABORTED, item)
        ? Optional.of(Response.empty(204))
        : Optional.empty();
  }

  private ObjectNode boot(Place place) {
    ObjectNode boot = Json.object();
    boot.set("place", placeJson(place));
    boot.put("listTitle", title(place));
    return boot;
  }

  /** The list of albums. */
  Response albums(String prefix) {
    ObjectNode boot = Json.object();
    boot.set("place", placeJson(Place.LIBRARY));
    ArrayNode albums = boot.putArray("albums");
    for (SimulatedAlbum album : site.listings.albums()) {
      Place place = Listings.placeOf(album);
      int count = site.listings.of(place).map(Listing::size).orElse(0);
      albums
          .addObject()
          .put("href", "." + place.listPath())
          .put("title", album.title())
          .put("items", site.labels.get("items").replace("{n}", Integer.toString(count)));
    }
    return shell.page(prefix, site.labels.get("albums") + SUFFIX, prefix + "/albums", true, boot);
  }

  /** The first page of an account that has no photos. */
  Response nothing(String prefix) {
    ObjectNode boot = Json.object();
    boot.set("place", placeJson(Place.LIBRARY));
    boot.putObject("outline").putArray("parts");
    return shell.page(prefix, site.labels.get("photos") + SUFFIX, prefix + "/", true, boot);
  }

  static Response notFound() {
    return Response.html(
        404,
        "<!doctype html><html lang=\"en\"><title>Error 404 (Not Found)!!1</title>"
            + "<p><b>404.</b> That’s an error.<p>The requested URL was not found on this server.");
  }

  private String title(Place place) {
    Optional<SimulatedAlbum> album =
        place.kind() == Place.Kind.SHARE
            ? site.listings.sharedAlbum(place)
            : site.listings.album(place.id());
    return album.map(SimulatedAlbum::title).orElse(site.labels.get("photos")) + SUFFIX;
  }

  /** In a share the name of the file, else what kind of item it is. */
  private String title(Place place, SimulatedItem item) {
    boolean shared = place.kind() == Place.Kind.SHARE;
    return (shared ? item.fileName() : site.labels.get("kinds", item.kind().name())) + SUFFIX;
  }

  private static ObjectNode placeJson(Place place) {
    ObjectNode json = Json.object();
    boolean album = place.kind() == Place.Kind.ALBUM || place.kind() == Place.Kind.SHARE;
    json.put("id", place.text());
    json.put("auth", place.auth());
    json.put("kind", album ? "album" : "library");
    json.put("share", place.kind() == Place.Kind.SHARE);
    json.put("list", place.listPath());
    json.put("photo", place.photoPath());
    json.put("suffix", place.querySuffix());
    return json;
  }

  private ArrayNode ghosts() {
    ArrayNode tiles = Json.array();
    Optional<Listing> library = site.listings.of(Place.LIBRARY);
    library.ifPresent(
        listing ->
            listing
                .between(0, GHOSTS)
                .forEach(item -> tiles.add(items.tile(item, listing.keyOf(item)))));
    return tiles;
  }
}
