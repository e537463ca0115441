package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.NOTHING;
import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.Source;

/** Which lists are walked, and how far. */
class RpcListingTest extends ListingCase {

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
  void cursorThatComesAgainEndsTheListBehindItsPageAndTheWalkIsNotWhole() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(list(photo("a")), "again", "0"),
            "again", list(list(photo("b")), "again", "0")));
    site.on("rJ0tlb", arguments -> list(2, list(), null));
    assertThat(ids(walk())).as("library, archive").containsExactly("a", "b", "a", "b");
    assertThat(notes).singleElement().asString().startsWith("2 lists lead back to a page");
    assertThat(memory.walked).isFalse();
  }

  @Test
  void recentlyAddedThatLeadsBackIsFoundInTheWholeLibrary() {
    libraryOf(photo("a"));
    site.pages(
        "EzkLib",
        2,
        Map.of("", list(list(photo("n1")), "c", null), "c", list(list(photo("n2")), "c", null)));
    memory.walked = true;
    assertThat(ids(walk())).startsWith("a", "n1", "n2", "a");
    assertThat(notes).singleElement().asString().startsWith("a list leads back to a page");
  }

  @Test
  void rowsThatAreNotUnderstoodAreCountedOnceAndTheWalkIsNotWhole() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(list(photo("a"), list("x", list(), "no"), photo("b")), "c1", "0"),
            "c1", list(list(photo("c"), list("y", list(), "no")), null, "0")));
    site.on("rJ0tlb", arguments -> list(3, list(), null));
    assertThat(ids(walk())).contains("a", "b", "c", "x", "y");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("4 rows of the lists were not understood: lcxiM[0][1][2] should be");
    assertThat(memory.walked).isFalse();
  }

  @Test
  void pageOfWhichMostIsNotUnderstoodBlocksTheRoad() {
    libraryOf(photo("a"), list("b", true), list("c", true));
    assertThat(walk()).hasSize(3);
    libraryOf(photo("a"), list("b", true), list("c", true), photo("d"));
    assertThat(walk()).hasSize(4);
    libraryOf(photo("a"), list("b", true), list("c", true), list("d", true));
    assertThatExceptionOfType(RoadBlocked.class).isThrownBy(this::walk);
  }

  @Test
  void pageOfWhichNothingIsUnderstoodBlocksTheRoad() {
    libraryOf(list("a", true), list("b", true));
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::walk)
        .withMessageContaining("lcxiM[0][0]");
  }

  @Test
  void quietRunOnAnUnchangedLibraryTakesFewPosts() {
    libraryOf(photo("a"), photo("b"));
    site.on("EzkLib", arguments -> list(list(photo("b")), "more", null));
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 1, 7)), null));
    albumOf("A", photo("inA"));
    assertThat(ids(walk())).containsExactly("a", "b", "inA");
    site.asked().clear();
    site.on("EWgK9e", ScriptedSite::allFacts);
    assertThat(ids(walk(page -> true))).containsExactly("a", "b", "b");
    assertThat(site.asked())
        .containsExactly("lcxiM", "EWgK9e", "lcxiM", "EzkLib", "Z5xsfc", "F2A0H");
    assertThat(notes).isEmpty();
  }

  @Test
  void quietRunOnThreeHundredItemsAndTenAlbumsTakesAtMostTenPosts() {
    Object[] rows = IntStream.range(0, 300).mapToObj(i -> photo("p" + i)).toArray();
    Object[] albums =
        IntStream.range(0, 10).mapToObj(i -> album("A" + i, "Album " + i, 3, 7)).toArray();
    site.on("lcxiM", arguments -> list(list(rows), null, "0"));
    site.on("EzkLib", arguments -> list(list(rows).subList(0, 100), "more", null));
    site.on("Z5xsfc", arguments -> list(list(albums), null));
    site.on("EWgK9e", ScriptedSite::allFacts);
    memory.walked = true;
    for (int i = 0; i < 10; i++) {
      memory.stamps.put("A" + i, stamp("A" + i, "Album " + i, 3, 7));
    }
    List<ItemRef> items = walk(page -> true);
    assertThat(items).hasSize(700);
    assertThat(parts).isEmpty();
    assertThat(site.asked()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void quietRunEndsWithWhatWasLeftBehindSinceListsMayTellMoreOfIt() {
    libraryOf(photo("a"));
    memory.walked = true;
    ItemRef left =
        new ItemRef(new ItemId("left"), Source.LIBRARY, ItemKind.PHOTO, Optional.empty());
    memory.leftBehind.add(left);
    assertThat(ids(walk())).startsWith("a").endsWith("left");
    memory.walked = false;
    assertThat(ids(walk())).doesNotContain("left");
  }

  @Test
  void recentlyAddedThatIsRefusedIsFoundInTheWholeLibrary() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(list(photo("a")), "c1", "0"),
            "c1", list(list(photo("b")), null, "0")));
    site.on("EzkLib", arguments -> new Refusal(3));
    memory.walked = true;
    assertThat(ids(walk(page -> true))).startsWith("a", "a", "a", "b");
    assertThat(notes).contains("went without EzkLib: EzkLib is refused with code 3");
  }

  @Test
  void recentlyAddedThatDriftsInTheMiddleIsFoundInTheWholeLibrary() {
    libraryOf(photo("a"));
    site.pages("EzkLib", 2, Map.of("", list(list(photo("new")), "c", null), "c", list("odd")));
    memory.walked = true;
    assertThat(ids(walk())).startsWith("a", "new", "a");
    assertThat(notes).anySatisfy(note -> assertThat(note).startsWith("went without EzkLib: "));
  }

  @Test
  void recentlyAddedAndLibraryThatAreRefusedBlockTheRoadWithoutAnotherNote() {
    site.on("EzkLib", arguments -> new Refusal(3)).on("lcxiM", arguments -> new Refusal(3));
    memory.walked = true;
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::walk)
        .withMessage("lcxiM is refused with code 3");
    assertThat(notes).isEmpty();
  }

  @Test
  void newestLibraryPageOfAQuietRunIsTheFirstThatHasItems() {
    site.pages(
        "lcxiM",
        0,
        Map.of(
            "", list(null, "c1", "0"),
            "c1", list(list(photo("a")), "c2", "0")));
    memory.walked = true;
    RpcListing listing = listing();
    Page page = listing.list(Optional.empty());
    page = listing.list(page.next());
    assertThat(ids(page.items())).containsExactly("a");
    assertThat(site.asked()).filteredOn("lcxiM"::equals).hasSize(2);
    assertThat(ids(listing.list(page.next()).items())).as("the archive's first page").isEmpty();
  }

  @Test
  void totalsThatDifferAreOneCalmNoteEach() {
    libraryOf(photo("a"), photo("b"));
    site.on("rJ0tlb", arguments -> list(1_234, list(), null));
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 5, 7)), null));
    albumOf("A", photo("inA"));
    walk();
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0))
        .startsWith("Google counts 1,234 photos in the timeline, its lists named 2");
    assertThat(notes.get(1)).startsWith("for one album Google counts another number");
    assertThat(memory.walked).isTrue();
  }

  @Test
  void totalThatLeavesOutTheArchiveAndSecondKeysIsNoDifference() {
    List<Object> second = photo("second");
    second.set(3, ScriptedSite.dedupKey("a"));
    site.on(
        "lcxiM",
        arguments ->
            arguments.path(5).asInt(0) == 1
                ? list(list(photo("a"), second, photo("b")), null, "0")
                : list(list(photo("c")), null, "0"));
    for (int total = 2; total <= 4; total++) {
      int counted = total;
      site.on("rJ0tlb", arguments -> list(counted, list(), null));
      memory.walked = false;
      walk();
      assertThat(notes).isEmpty();
    }
  }

  @Test
  void listsWithoutARowAreNoEmptyLibraryWhileTheSiteCountsPhotos() {
    site.on("rJ0tlb", arguments -> list(7, list(), null));
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::walk)
        .withMessageContaining("lcxiM names nothing");
    assertThat(memory.walked).isFalse();
    site.on("rJ0tlb", arguments -> list(0, list(), null));
    assertThat(walk()).isEmpty();
    assertThat(memory.walked).isTrue();
  }

  @Test
  void countsThatAreRefusedAreANote() {
    libraryOf(photo("a"));
    site.on("rJ0tlb", arguments -> NOTHING);
    assertThat(ids(walk())).containsExactly("a");
    assertThat(notes).containsExactly("went without rJ0tlb: rJ0tlb is answered with nothing");
  }

  @Test
  void partnersPhotosComeLastInBothKindsOfWalk() {
    libraryOf(photo("a"));
    partners = List.of("P");
    site.on(
        "e9T5je",
        arguments -> {
          assertThat(arguments.path(2).path(2).path(0).asString("")).isEqualTo("P");
          assertThat(arguments.path(2).path(3).path(1).asString("")).isEqualTo("7");
          return list(null, list(photo("p")));
        });
    assertThat(ids(walk())).containsExactly("a", "p");
    List<ItemRef> quiet = walk();
    assertThat(quiet.get(quiet.size() - 1).source()).isEqualTo(Source.PARTNER);
  }

  @Test
  void partnerThatIsRefusedIsANote() {
    libraryOf(photo("a"));
    partners = List.of("P");
    site.on("e9T5je", arguments -> new Refusal(3));
    assertThat(ids(walk())).containsExactly("a");
    assertThat(notes).containsExactly("went without e9T5je: e9T5je is refused with code 3");
    assertThat(memory.walked).isTrue();
  }

  @Test
  void cursorsOfAVeryLongListAreForgottenAndThoseOfShortCirclesNot() {
    RecentCursors cursors = new RecentCursors();
    for (int i = 0; i < 10_000; i++) {
      assertThat(cursors.add("c" + i)).isTrue();
    }
    assertThat(cursors.add("c9000")).isFalse();
    assertThat(cursors.add("c0")).isTrue();
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
