package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime.Precision;

class RpcListingTest {
  private final ScriptedSite site = new ScriptedSite();
  private final List<String> notes = new ArrayList<>();
  private final Memory memory = new Memory();

  /** A full walk is due until one was done. */
  private static final class Memory implements WalkMemory {
    private final Map<String, String> stamps = new HashMap<>();
    private boolean walked;

    @Override
    public boolean isFullWalkDue() {
      return !walked;
    }

    @Override
    public boolean hasItems() {
      return walked;
    }

    @Override
    public Optional<String> albumStamp(AlbumId album) {
      return Optional.ofNullable(stamps.get(album.value()));
    }

    @Override
    public List<ItemRef> leftBehind() {
      return List.of();
    }

    @Override
    public void fullWalkDone() {
      walked = true;
    }
  }

  private List<ItemRef> walk(String... albums) {
    return walk(page -> false, albums);
  }

  /** Lists as the engine does: a page that is all known is left where that is offered. */
  private List<ItemRef> walk(Predicate<Page> known, String... albums) {
    RpcListing listing =
        new RpcListing(site.calls(notes), new ListedItems(), memory, List.of(albums));
    List<ItemRef> items = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Page page = listing.list(next);
      items.addAll(page.items());
      next = known.test(page) ? page.nextWhenKnown().or(page::next) : page.next();
    } while (next.isPresent());
    return items;
  }

  private List<String> ids(List<ItemRef> items) {
    return items.stream().map(item -> item.id().value()).toList();
  }

  private void libraryOf(Object... rows) {
    site.on(
        "lcxiM", arguments -> list(arguments.path(5).asInt(0) == 1 ? list(rows) : null, null, "0"));
  }

  private void albumOf(String key, Object... rows) {
    site.on(
        "snAcKc",
        arguments ->
            arguments.path(0).asString("").equals(key)
                ? list(null, list(rows), "", meta(key), null, 0)
                : list(null, null, "", null, null, 0));
  }

  private static List<Object> meta(String key) {
    return list(key, "title", list(1, 2, null, null, 3));
  }

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
  void pageWithoutItemsIsNotTheEnd() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(null, "c1", "0"),
            "c1", list(list(photo("a")), "c2", "0"),
            "c2", list(list(photo("b")), null, "0")));
    assertThat(ids(walk())).startsWith("a", "b");
  }

  @Test
  void rowAtTheBorderOfTwoPagesComesOnce() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(list(photo("a"), photo("b")), "c1", "0"),
            "c1", list(list(photo("b"), photo("c")), null, "0")));
    assertThat(ids(walk())).as("library, archive").containsExactly("a", "b", "c", "a", "b", "c");
  }

  @Test
  void sharingPageThatIsRefusedIsDoneWithoutAndSaid() {
    libraryOf(photo("a"));
    site.on("F2A0H", arguments -> "no list");
    assertThat(ids(walk())).containsExactly("a");
    assertThat(notes).singleElement().asString().startsWith("went without F2A0H: ");
  }

  @Test
  void cursorThatComesAgainBlocksTheRoad() {
    site.on("lcxiM", arguments -> list(list(photo("a")), "again", "0"));
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::walk)
        .withMessageContaining("read before");
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
  void pageOfWhichNothingIsUnderstoodBlocksTheRoad() {
    libraryOf(list("a", true), list("b", true));
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::walk)
        .withMessageContaining("lcxiM[0][0]");
  }

  @Test
  void albumsAreListedOnceThoughTheyStandInTwoLists() {
    libraryOf(photo("a"));
    site.on(
        "Z5xsfc", arguments -> list(list(album("A", "Trip", 2, 7), album("E", "", 0, 7)), null));
    site.on("F2A0H", arguments -> list(list(shared("AS"), shared("B"), shared("gone")), null));
    site.on(
        "snAcKc",
        arguments -> {
          String key = arguments.path(0).asString("");
          return key.equals("gone")
              ? list(null, null, "", null, null, 0)
              : list(null, list(photo("in" + key)), "", meta(key), null, 0);
        });
    List<ItemRef> items = walk();
    assertThat(ids(items)).containsExactly("a", "inA", "inB");
    assertThat(items.get(1).source()).isEqualTo(Source.ALBUM);
    assertThat(memory.walked).isTrue();
  }

  private static List<Object> shared(String key) {
    return list(1, "t", null, 3, 4, null, key, "auth", null, null, null);
  }

  @Test
  void quietRunOnAnUnchangedLibraryTakesFewPosts() {
    libraryOf(photo("a"), photo("b"));
    site.on("EzkLib", arguments -> list(list(photo("b")), "more", null));
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 1, 7)), null));
    albumOf("A", photo("inA"));
    assertThat(ids(walk())).containsExactly("a", "b", "inA");
    site.asked().clear();
    assertThat(ids(walk(page -> true))).containsExactly("b");
    assertThat(site.asked()).containsExactly("EzkLib", "lcxiM", "Z5xsfc", "F2A0H");
  }

  @Test
  void quietRunFollowsNewItemsAndAlbumsThatChanged() {
    memory.walked = true;
    memory.stamps.put("A", "1@7");
    site.pages(
        "EzkLib",
        2,
        Map.of("", list(list(photo("new")), "c", null), "c", list(list(photo("old")), "d", null)));
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 1, 8)), null));
    albumOf("A", photo("inA"));
    List<String> known = List.of("old");
    List<ItemRef> items =
        walk(page -> page.items().stream().allMatch(item -> known.contains(item.id().value())));
    assertThat(ids(items)).containsExactly("new", "old", "inA");
  }

  @Test
  void wantedAlbumsAreFoundByTitleOrId() {
    site.on(
        "Z5xsfc", arguments -> list(list(album("A", "Trip", 1, 7), album("B", "B", 1, 7)), null));
    albumOf("A", photo("inA"));
    assertThat(ids(walk("tRIP"))).containsExactly("inA");
    assertThat(ids(walk("AS"))).containsExactly("inA");
    assertThat(site.asked()).doesNotContain("lcxiM");
    assertThat(memory.walked).isFalse();
  }

  @Test
  void titleOfTwoAlbumsIsNoChoice() {
    site.on(
        "Z5xsfc",
        arguments -> list(list(album("A", "Trip", 1, 7), album("B", "Trip", 1, 7)), null));
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> walk("Trip"))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(RunFailure.Reason.USAGE));
  }

  @Test
  void memoryOfListedItemsIsBounded() {
    ListedItems listed = new ListedItems();
    for (int i = 0; i < 30_000; i++) {
      listed.add(List.of(new ItemId("i" + i)), Optional.empty());
    }
    assertThat(listed.page(new ItemId("i0"))).isEmpty();
    assertThat(listed.page(new ItemId("i29999"))).isPresent();
  }
}
