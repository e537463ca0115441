package photos.keepsake.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.cloud.CloudOptions;
import photos.keepsake.simulator.control.Counters;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.LibraryOptions.Mix;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;
import tools.jackson.databind.JsonNode;

class ListingTest {
  private final LibraryOptions options = LibraryOptions.of(400, 3, Mix.FULL);
  private final SimulatedLibrary library = SimulatedLibrary.generate(options);
  private final SiteContext site =
      new SiteContext(
          new SiteSettings(3, false, "en", Duration.ZERO, Optional.empty(), false, options.clock()),
          new Cloud(library, new CloudOptions(3, false, OptionalLong.empty(), options.clock())),
          new Faults(3),
          new Counters());
  private final PageLists lists = new PageLists(site);

  private Listing of(Place place) {
    return site.listings.of(place).orElseThrow();
  }

  /** All keys, part by part, as a page that scrolls to the end gets them. */
  private List<String> walk(Place place, Runnable betweenParts) {
    List<String> keys = new ArrayList<>();
    String from = "";
    boolean more = true;
    while (more) {
      JsonNode outline = lists.outline(of(place), from);
      for (JsonNode part : outline.get("parts")) {
        betweenParts.run();
        lists
            .part(of(place), part.get("from").asString(), part.get("to").asString())
            .get("items")
            .forEach(item -> keys.add(item.get("k").asString()));
      }
      more = outline.has("more");
      from = more ? outline.get("more").asString() : "";
    }
    return keys;
  }

  @Test
  void thePartsTogetherAreTheWholeListOnce() {
    List<String> keys = walk(Place.LIBRARY, () -> {});
    assertThat(keys)
        .containsExactlyElementsOf(library.grid().stream().map(SimulatedItem::key).toList());
    assertThat(walk(Place.ARCHIVE, () -> {})).hasSameSizeAs(library.archive());
    assertThat(walk(Place.RECENT, () -> {})).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void theFirstOutlineDoesNotTellOfTheWholeList() {
    JsonNode outline = lists.outline(of(Place.LIBRARY), "");
    assertThat(outline.has("more")).isTrue();
    assertThat(outline.get("parts").size()).isLessThan(6);
  }

  @Test
  void itemsThatGoWhileAPageScrollsShiftNothing() {
    List<SimulatedItem> newest = new ArrayList<>(library.grid().subList(0, 5));
    List<String> keys =
        walk(
            Place.LIBRARY,
            () -> {
              if (!newest.isEmpty()) {
                library.remove(newest.remove(0).key());
              }
            });
    assertThat(keys)
        .doesNotHaveDuplicates()
        .containsAll(library.grid().stream().map(SimulatedItem::key).toList());
  }

  @Test
  void anItemHasAnotherKeyInAnAlbum() {
    Place album = Listings.placeOf(site.listings.albums().get(0));
    Listing listing = of(album);
    SimulatedItem item = listing.get(0);
    assertThat(listing.keyOf(item)).isNotEqualTo(item.key());
    assertThat(listing.positionOf(item.key())).isEqualTo(-1);
    assertThat(listing.positionOf(listing.keyOf(item))).isZero();
  }

  @Test
  void neighboursTellWhereTheListEnds() {
    Listing listing = of(Place.LIBRARY);
    JsonNode first = lists.near(listing, listing.keyOf(listing.get(0)), 8);
    assertThat(first.get("newest").asBoolean()).isTrue();
    assertThat(first.get("oldest").asBoolean()).isFalse();
    assertThat(first.get("items").size()).isEqualTo(9);
  }
}
