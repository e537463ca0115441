package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;

/** What a listing tells of albums, and what becomes of those that are not understood. */
class AlbumListingTest extends ListingCase {

  @Test
  void sharingPageThatIsRefusedIsDoneWithoutAndSaid() {
    libraryOf(photo("a"));
    site.on("F2A0H", arguments -> "no list");
    assertThat(ids(walk())).containsExactly("a");
    assertThat(notes).singleElement().asString().startsWith("went without F2A0H: ");
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
  void quietRunFollowsNewItemsAndAlbumsThatChanged() {
    memory.walked = true;
    memory.stamps.put("A", stamp("A", "Trip", 1, 7));
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
    assertThat(parts).singleElement().satisfies(part -> assertThat(part.isLast()).isTrue());
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
  void itemsOfAnAlbumComeAsItsPartsToo() {
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 2, 7)), null));
    site.pages(
        "snAcKc",
        1,
        Map.of(
            "", list(null, list(photo("a1")), "c", meta("A"), null, 0),
            "c", list(null, list(photo("a2")), "", meta("A"), null, 0)));
    List<ItemRef> items = walk();
    assertThat(parts).hasSize(2).allMatch(part -> part.album().title().equals("Trip"));
    assertThat(parts).extracting(AlbumPart::isLast).containsExactly(false, true);
    assertThat(parts).flatExtracting(AlbumPart::items).containsExactlyElementsOf(items);
    assertThat(items.get(0).metadata().address())
        .contains(URI.create("https://photos.google.com/share/AS/photo/a1"));
  }

  @Test
  void albumThatIsEmptyIsToldWithoutBeingAskedFor() {
    site.on("Z5xsfc", arguments -> list(list(album("E", "Was full", 0, 7)), null));
    assertThat(walk()).isEmpty();
    assertThat(parts)
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.items()).isEmpty();
              assertThat(part.isLast()).isTrue();
            });
    assertThat(site.asked()).doesNotContain("snAcKc");
  }

  @Test
  void albumWithRowsThatAreNotReadyIsNotToldToBeWholeAndNotWalkedInAQuietRun() {
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 3, 7)), null));
    List<Object> inProcess = list("v", null, 1, "d", 0, 1, null, null);
    albumOf("A", photo("a"), null, inProcess);
    assertThat(ids(walk())).containsExactly("a");
    assertThat(parts)
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.isLast()).isTrue();
              assertThat(part.isWhole()).isFalse();
            });
    site.asked().clear();
    assertThat(walk(page -> true)).isEmpty();
    assertThat(site.asked()).doesNotContain("snAcKc");
  }

  @Test
  void albumWhoseListIsVoidOrOddOrGoesRoundIsNotToldToBeAtItsEnd() {
    site.on(
        "Z5xsfc",
        arguments ->
            list(
                list(album("V", "Void", 3, 7), album("O", "Odd", 2, 7), album("R", "Round", 2, 7)),
                null));
    site.on(
        "snAcKc",
        arguments ->
            switch (arguments.path(0).asString("")) {
              case "V" -> list(null, null, "", meta("V"), null, 0);
              case "O" -> list(null, list(photo("o"), list("x", true)), "", meta("O"), null, 0);
              default -> list(null, list(photo("r")), "again", meta("R"), null, 0);
            });
    assertThat(ids(walk())).containsExactly("o", "x", "r");
    assertThat(parts).hasSize(4).noneMatch(AlbumPart::isLast).noneMatch(AlbumPart::isWhole);
    assertThat(memory.walked).isFalse();
  }

  @Test
  void pageOfAnAlbumWithoutItsRecordIsOneOfItsPages() {
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 2, 7)), null));
    site.pages(
        "snAcKc",
        1,
        Map.of(
            "", list(null, null, "c1", null, null, 0),
            "c1", list(null, list(photo("a1")), "c2", meta("A"), null, 0),
            "c2", list(null, list(photo("a2")), "c3", null, null, 0),
            "c3", list(null, null, "", null, null, 0)));
    assertThat(ids(walk())).containsExactly("a1", "a2");
    assertThat(parts).extracting(AlbumPart::isWhole).containsExactly(false, false, false, true);
    assertThat(memory.walked).isTrue();
  }

  @Test
  void emptyAlbumThatNoListNamesEndsThoughItHasACursor() {
    List<Object> meta = meta("AF1QipNobodyNamesThisOne");
    while (meta.size() < 21) {
      meta.add(null);
    }
    meta.add(0);
    site.on("snAcKc", arguments -> list(null, null, "cursor", meta, null, 0));
    assertThat(walk("AF1QipNobodyNamesThisOne")).isEmpty();
    assertThat(parts).singleElement().satisfies(part -> assertThat(part.isWhole()).isTrue());
    assertThat(site.asked()).filteredOn("snAcKc"::equals).hasSize(1);
  }

  @Test
  void keyOfASharedAlbumIsTakenFromTheSharingPageToo() {
    site.on("Z5xsfc", arguments -> list(list(privateAlbum("A")), null));
    List<Object> entry = shared("AS");
    entry.addAll(list(null, null, null, null, null, null, "A"));
    site.on("F2A0H", arguments -> list(list(entry), null));
    albumOf("A", photo("in"));
    List<String> keys = keysAsked();
    assertThat(walk().get(0).metadata().address())
        .contains(URI.create("https://photos.google.com/share/AS/photo/in"));
    assertThat(keys).containsExactly("auth");
  }

  @Test
  void keyOfASharedAlbumIsTakenFromItsOwnRecordToo() {
    String id = "AF1QipNobodyNamesThisOne";
    List<Object> meta = meta(id);
    meta.addAll(list(null, null, null, null, "AS", true));
    while (meta.size() < 19) {
      meta.add(null);
    }
    meta.add("auth");
    site.pages(
        "snAcKc",
        1,
        Map.of(
            "", list(null, list(photo("a1")), "c", meta, null, 0),
            "c", list(null, list(photo("a2")), "", meta, null, 0)));
    List<String> keys = keysAsked();
    assertThat(walk(id).get(0).metadata().address())
        .contains(URI.create("https://photos.google.com/share/AS/photo/a1"));
    assertThat(keys).containsExactly("", "auth");
  }

  private List<String> keysAsked() {
    List<String> keys = new ArrayList<>();
    site.watching("snAcKc", arguments -> keys.add(arguments.path(3).asString("")));
    return keys;
  }

  private static List<Object> privateAlbum(String key) {
    List<Object> times = list(1, 2, null, null, 3, list(1), list(2), null, null, 7);
    return list(key, null, Map.of("72930366", list(1, "Trip", times, 1, false)));
  }

  @Test
  void stampChangesWithCountTimeAndTitle() {
    assertThat(
            List.of(
                stamp("A", "Trip", 1, 7),
                stamp("A", "Trip", 2, 7),
                stamp("A", "Trip", 1, 8),
                stamp("A", "Tour", 1, 7)))
        .doesNotHaveDuplicates();
    assertThat(stamp("A", "Trip", 1, 7)).isEqualTo(stamp("A", "Trip", 1, 7)).doesNotContain("Trip");
  }

  @Test
  void wantedAlbumThatNoListNamesHasTheTitleOfItsOwnRecord() {
    String id = "AF1QipNobodyNamesThisOne";
    albumOf(id, photo("in"));
    assertThat(ids(walk(id))).containsExactly("in");
    assertThat(parts).extracting(part -> part.album().title()).containsExactly("title");
    assertThat(parts).extracting(part -> part.album().id().value()).containsExactly(id);
  }

  @Test
  void albumThatIsNotUnderstoodIsMissedAndTheOthersAreNot() {
    libraryOf(photo("a"));
    site.on(
        "Z5xsfc",
        arguments ->
            list(
                list(album("X", "Odd", 31, 7), album("B", "B", 1, 7), album("Y", "Odd", 2, 7)),
                null));
    site.on(
        "snAcKc",
        arguments ->
            arguments.path(0).asString("").equals("B")
                ? list(null, list(photo("b")), "", meta("B"), null, 0)
                : list("layout", 2));
    assertThat(ids(walk())).containsExactly("a", "b");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("went without the items of 2 albums, 33 by the site's own count: snAcKc");
    assertThat(parts).hasSize(1);
    assertThat(memory.walked).isTrue();
  }

  @Test
  void albumsThatAreAllRefusedLeaveTheLibrary() {
    libraryOf(photo("a"));
    Object[] albums = IntStream.range(0, 9).mapToObj(i -> album("A" + i, "t", 1, 7)).toArray();
    site.on("Z5xsfc", arguments -> list(list(albums), null));
    site.on("snAcKc", arguments -> new Refusal(3));
    assertThat(ids(walk())).containsExactly("a");
    assertThat(site.asked()).filteredOn("snAcKc"::equals).hasSize(3);
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("went without the items of 9 albums, 9");
  }

  @Test
  void albumListThatIsRefusedLeavesTheLibraryAndWhatIsShared() {
    libraryOf(photo("a"));
    site.on("Z5xsfc", arguments -> new Refusal(3));
    site.on("F2A0H", arguments -> list(list(shared("B")), null));
    albumOf("B", photo("b"));
    assertThat(ids(walk())).containsExactly("a", "b");
    assertThat(notes).contains("went without albums: Z5xsfc is refused with code 3");
  }

  @Test
  void wantedAlbumThatIsNotUnderstoodBlocksTheRoad() {
    site.on("Z5xsfc", arguments -> list(list(album("A", "Trip", 1, 7)), null));
    site.on("snAcKc", arguments -> new Refusal(3));
    assertThatExceptionOfType(RoadBlocked.class).isThrownBy(() -> walk("Trip"));
  }
}
