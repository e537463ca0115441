package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.NOTHING;
import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.facts;
import static photos.keepsake.googlephotos.ScriptedSite.libraryPhoto;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Page;
import photos.keepsake.library.Place;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime.Precision;

class RpcListingTest {
  private final ScriptedSite site = new ScriptedSite();
  private final List<String> notes = new ArrayList<>();
  private final Memory memory = new Memory();
  private final List<AlbumPart> parts = new ArrayList<>();
  private List<String> partners = List.of();

  /** A full walk is due until one was done. */
  private static final class Memory implements WalkMemory {
    private final Map<String, String> stamps = new HashMap<>();
    private final List<ItemRef> leftBehind = new ArrayList<>();
    private boolean walked;
    private boolean hasItems;

    @Override
    public boolean isFullWalkDue() {
      return !walked;
    }

    @Override
    public boolean hasItems() {
      return hasItems || walked;
    }

    @Override
    public Optional<String> albumStamp(AlbumId album) {
      return Optional.ofNullable(stamps.get(album.value()));
    }

    @Override
    public List<ItemRef> leftBehind() {
      return leftBehind;
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
    RpcListing listing = listing(albums);
    parts.clear();
    List<ItemRef> items = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Page page = listing.list(next);
      items.addAll(page.items());
      page.albums().forEach(this::learn);
      next = known.test(page) ? page.nextWhenKnown().or(page::next) : page.next();
    } while (next.isPresent());
    return items;
  }

  private RpcListing listing(String... albums) {
    SiteCalls calls = site.calls(notes);
    ListedItems listed = new ListedItems();
    FileFinder files = new FileFinder(calls, listed);
    return new RpcListing(calls, listed, files, memory, List.of(albums), partners);
  }

  /** Takes note of an album as the archive does. */
  private void learn(AlbumPart part) {
    parts.add(part);
    if (part.isLast()) {
      memory.stamps.put(part.album().id().value(), part.album().stamp());
    }
  }

  private List<String> ids(List<ItemRef> items) {
    return items.stream().map(item -> item.id().value()).toList();
  }

  private void libraryOf(Object... rows) {
    site.on(
        "lcxiM", arguments -> list(arguments.path(5).asInt(0) == 1 ? list(rows) : null, null, "0"));
    site.on("rJ0tlb", arguments -> list(rows.length, list(), null));
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
    site.on("EWgK9e", ScriptedSite::allFacts);
    assertThat(ids(walk(page -> true))).containsExactly("b", "a", "b");
    assertThat(site.asked())
        .containsExactly("EzkLib", "lcxiM", "EWgK9e", "lcxiM", "Z5xsfc", "F2A0H");
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

  private String stamp(String key, String title, int count, long modified) {
    ScriptedSite other =
        new ScriptedSite()
            .on("Z5xsfc", arguments -> list(list(album(key, title, count, modified)), null));
    AlbumRecord record =
        new AlbumList(other.calls(notes)).read(album -> true).find(key).orElseThrow();
    return AlbumWalk.stamp(record);
  }

  @Test
  void quietRunBeginsWithWhatWasLeftBehind() {
    libraryOf(photo("a"));
    memory.walked = true;
    ItemRef left =
        new ItemRef(new ItemId("left"), Source.LIBRARY, ItemKind.PHOTO, Optional.empty());
    memory.leftBehind.add(left);
    assertThat(ids(walk())).startsWith("left").contains("a");
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
    assertThat(ids(walk(page -> true))).startsWith("a", "b");
    assertThat(notes).contains("went without EzkLib: EzkLib is refused with code 3");
  }

  @Test
  void recentlyAddedThatDriftsInTheMiddleIsFoundInTheWholeLibrary() {
    libraryOf(photo("a"));
    site.pages("EzkLib", 2, Map.of("", list(list(photo("new")), "c", null), "c", list("odd")));
    memory.walked = true;
    assertThat(ids(walk())).startsWith("new", "a");
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
    page = listing.list(page.next());
    assertThat(ids(page.items())).containsExactly("a");
    assertThat(site.asked()).filteredOn("lcxiM"::equals).hasSize(2);
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
    List<Object> rows = list(facts("a", "At the sea", 8_000), facts("b", null, 9_000));
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
        new RpcListing(calls, listed, files, memory, List.of(), List.of()).list(Optional.empty());
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
        .contains(URI.create("https://photos.google.com/album/A/photo/a1"));
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
  void albumWhoseListLacksRowsIsNotToldToBeWhole() {
    site.on(
        "Z5xsfc",
        arguments -> list(list(album("A", "Trip", 2, 7), album("V", "Void", 3, 7)), null));
    site.on(
        "snAcKc",
        arguments -> {
          boolean isVoid = arguments.path(0).asString("").equals("V");
          return list(null, isVoid ? null : list(photo("a"), null), "", meta("A"), null, 0);
        });
    assertThat(ids(walk())).containsExactly("a");
    assertThat(parts).hasSize(2).noneMatch(AlbumPart::isLast);
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
