package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.facts;
import static photos.keepsake.googlephotos.ScriptedSite.libraryPhoto;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Page;
import photos.keepsake.library.Place;
import photos.keepsake.library.TakenTime.Precision;

/** What rows tell of photos. */
class ListedRowsTest extends ListingCase {

  @Test
  void rowSaysWhatTheSiteSays() {
    libraryOf(photo("a"));
    ItemRef item = walk().get(0);
    assertThat(item.dedupKey()).contains(new DedupKey(ScriptedSite.dedupKey("a")));
    assertThat(item.takenTime().orElseThrow().precision()).isEqualTo(Precision.SECOND);
    assertThat(item.takenTime().orElseThrow().offset().orElseThrow().getTotalSeconds())
        .isEqualTo(7_200);
    assertThat(item.takenTime().orElseThrow().at(java.time.ZoneOffset.UTC))
        .isEqualTo(Instant.ofEpochSecond(ScriptedSite.TAKEN / 1_000));
  }

  @Test
  void rowsThatAreNotReadyAreLeftAndOneThatIsNotUnderstoodIsListedById() {
    libraryOf(
        photo("a"), null, list("b", null, 1, "d", 0, 1, null, null), list("odd", list(), "x"));
    List<ItemRef> items = walk();
    assertThat(ids(items)).containsExactly("a", "odd");
    assertThat(items.get(1).dedupKey()).isEmpty();
  }

  @Test
  void rowTellsWhatMayBeInASidecar() {
    String address = "https://photos.fife.usercontent.google.com/pw/x=w2-h2";
    libraryOf(libraryPhoto("a", true, address));
    Metadata told = walk().get(0).metadata();
    assertThat(told.favourite()).contains(true);
    assertThat(told.place()).contains(new Place(48.5, 2.35, Optional.of("Paris")));
    assertThat(told.address()).contains(URI.create("https://photos.google.com/photo/a"));
    assertThat(told.description()).as("no file facts at the first walk").isEmpty();
    assertThat(site.asked()).doesNotContain("EWgK9e");
  }

  @Test
  void laterWalksTellDescriptionsAndSizesOutOfFileFacts() {
    libraryOf(photo("a"), photo("b"), photo("c"));
    List<Object> rows = list(facts("a", "At the sea", 8_000), facts("b", "", 9_000));
    site.on("EWgK9e", arguments -> list(list(null, rows)));
    memory.hasItems = true;
    List<ItemRef> items = walk();
    assertThat(items)
        .extracting(item -> item.metadata().description())
        .containsExactly(Optional.of("At the sea"), Optional.of(""), Optional.empty());
    assertThat(items.get(0).looks().sizeBytes()).hasValue(8_000);
    assertThat(items.get(2).looks().sizeBytes()).isEmpty();
  }

  @Test
  void fetchingDoesNotAskAgainForFactsOfTheListing() {
    libraryOf(photo("a"));
    site.on("EWgK9e", ScriptedSite::allFacts);
    memory.hasItems = true;
    SiteCalls calls = site.calls(notes);
    ListedItems listed = new ListedItems();
    FileFinder files = new FileFinder(calls, listed);
    Page page =
        new RpcListing(calls, listed, files, memory, new SiteOptions(RoadChoice.RPC, 1))
            .list(Optional.empty());
    assertThat(files.find(page.items(), Map.of()).get(new ItemId("a")).name()).isEqualTo("a.jpg");
    assertThat(site.asked()).filteredOn("EWgK9e"::equals).hasSize(1);
  }

  @Test
  void factsThatAreRefusedAreNotAskedForAtEveryPage() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(list(photo("a")), "c1", "0"),
            "c1", list(list(photo("b")), null, "0")));
    site.on("EWgK9e", arguments -> new Refusal(3));
    memory.hasItems = true;
    assertThat(walk()).hasSize(4);
    assertThat(site.asked()).as("library, archive").filteredOn("EWgK9e"::equals).hasSize(2);
    assertThat(notes).filteredOn(note -> note.startsWith("went without EWgK9e")).hasSize(1);
  }

  @Test
  void pictureChangesWithWhatIsShownAndNotWithHostOrSize() {
    String path = ".googleusercontent.com/pw/AB";
    assertThat(picture("https://lh3" + path + "=w9-h9")).isEqualTo(picture("https://lh4" + path));
    assertThat(picture("https://lh3" + path)).isNotEqualTo(picture("https://lh3" + path + "C"));
    assertThat(picture("https://lh3" + path)).hasSize(16);
  }

  private String picture(String address) {
    libraryOf(libraryPhoto("a", false, address));
    return walk().get(0).looks().picture().orElseThrow();
  }

  @Test
  void onlyLibraryAndArchiveTellHowAPhotoLooks() {
    libraryOf(photo("a"));
    site.on("EzkLib", arguments -> list(list(photo("new")), null, null));
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 1, 7)), null));
    albumOf("A", photo("inA"));
    memory.walked = true;
    assertThat(walk())
        .filteredOn(item -> item.looks().picture().isPresent())
        .extracting(item -> item.id().value())
        .containsExactly("a");
  }
}
