package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;
import static photos.keepsake.archive.FetchedItem.keyOf;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Page;
import photos.keepsake.library.Place;
import photos.keepsake.library.Source;

class ListedItemsTest {
  private static final byte[] UPLOAD = TestPhotos.jpeg(1);
  private static final String COLUMNS =
      "SELECT description, favourite, people, latitude, longitude, place, origin, address"
          + " FROM item WHERE id = 'A1'";

  @TempDir Path temp;
  private Archive archive;
  private CatalogView catalog;

  @BeforeEach
  void open() throws SQLException {
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS);
    catalog = new CatalogView(archive);
  }

  @AfterEach
  void close() throws SQLException {
    catalog.close();
    archive.close();
  }

  @Test
  void whatIsToldAtTheFetchGoesBeforeWhatTheListingTold() throws SQLException {
    Metadata full =
        new Metadata(
            Optional.of("The lake"),
            Optional.of(true),
            Optional.of(List.of("Ann", "Bob\nJunior")),
            Optional.of(new Place(46.5, -8.25, Optional.of("Andermatt"))),
            Optional.of("mobile"),
            Optional.of(URI.create("https://photos.example/photo/A1")));
    item("A1")
        .listed(described("of the listing"))
        .told(full)
        .original("a.jpg", UPLOAD)
        .admittedTo(archive);
    assertThat(catalog.rows(COLUMNS))
        .containsExactly(
            "The lake|1|Ann\nBob Junior|46.5|-8.25|Andermatt|mobile|https://photos.example/photo/A1");
    assertThat(catalog.due()).containsExactly("A1");

    catalog.nothingIsDue();
    String version = catalog.version();
    list(item("A1").listed(full));
    assertThat(catalog.version()).isEqualTo(version);
  }

  @Test
  void aPartThatIsNotToldChangesNothingAndAnEmptyTextSaysThatThereIsNone() throws SQLException {
    item("A1").told(described("The lake")).original("a.jpg", UPLOAD).admittedTo(archive);
    catalog.nothingIsDue();
    String version = catalog.version();
    list(item("A1"));
    list(item("A1").listed(described("The lake")));
    assertThat(catalog.version()).as("nothing was written").isEqualTo(version);
    assertThat(catalog.due()).isEmpty();

    list(item("A1").listed(described("")));
    assertThat(catalog.rows(COLUMNS)).containsExactly("|null|null|null|null|null|null|null");
    assertThat(catalog.due()).containsExactly("A1");
  }

  @Test
  void aListThatTellsWhereButNotHowItIsCalledKeepsTheName() throws SQLException {
    item("A1").told(at(1.5, Optional.of("Ghent"))).original("a.jpg", UPLOAD).admittedTo(archive);
    list(item("A1").listed(at(1.5, Optional.empty())));
    assertThat(catalog.rows(COLUMNS)).containsExactly("null|null|null|1.5|3.0|Ghent|null|null");
    list(item("A1").listed(at(2.5, Optional.empty())));
    assertThat(catalog.rows(COLUMNS)).containsExactly("null|null|null|2.5|3.0|null|null|null");
  }

  @Test
  void itemsThatAreNotArchivedUnderTheIdToldAreLeftAlone() throws SQLException {
    item("A1").uploadedAs(UPLOAD).original("a.jpg", UPLOAD).admittedTo(archive);
    catalog.nothingIsDue();
    String version = catalog.version();
    list(item("B1").uploadedAs(UPLOAD).listed(described("The lake")));
    assertThat(catalog.version()).isEqualTo(version);
  }

  @Test
  void anItemThatIsShownOtherwiseIsFetchedAgainAndThenHeld() {
    FetchedItem first = item("A1").picture("one").original("a.jpg", UPLOAD);
    first.admittedTo(archive);
    assertThat(isHeld(item("A1").picture("one"))).isTrue();
    assertThat(isHeld(item("A1"))).isTrue();
    assertThat(isHeld(item("A1").picture("two"))).isFalse();
    assertThat(isHeld(item("A1").picture("two"))).as("until it was fetched").isFalse();

    item("A1").picture("two").original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(isHeld(item("A1").picture("two"))).isTrue();
  }

  @Test
  void anItemThatIsShownOtherwiseIsNotHeldForItsKeyEither() {
    item("A1").uploadedAs(UPLOAD).picture("one").original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(isHeld(item("A1").uploadedAs(UPLOAD).picture("two"))).isFalse();
    assertThat(isHeld(item("B1").uploadedAs(UPLOAD).picture("two"))).isTrue();
  }

  @Test
  void anotherSizeThanTheListingOrElseTheFetchToldIsAnotherVersion() {
    item("A1").listedSize(7).siteSize(8).original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(isHeld(item("A1").listedSize(7))).isTrue();
    assertThat(isHeld(item("A1").listedSize(8))).isFalse();

    item("A2").siteSize(8).original("b.jpg", TestPhotos.jpeg(2)).admittedTo(archive);
    assertThat(isHeld(item("A2").listedSize(8))).isTrue();
    assertThat(isHeld(item("A2").listedSize(7))).isFalse();
  }

  @Test
  void whatWasNotKnownIsFilledIn() {
    item("A1").original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(isHeld(item("A1").picture("one").listedSize(5))).isTrue();
    assertThat(isHeld(item("A1").picture("one"))).isTrue();
    assertThat(isHeld(item("A1").picture("two"))).isFalse();
    assertThat(isHeld(item("A1").listedSize(6))).isFalse();
  }

  @Test
  void newTokensForNearlyAllOfAPageAreTakenOverInsteadOfFetchingEverything() {
    for (int i = 0; i < 8; i++) {
      item("A" + i).picture("old" + i).original(i + ".jpg", TestPhotos.jpeg(i)).admittedTo(archive);
    }
    List<ItemRef> most = refs("new", 7, "old", 8);
    archive.listed(page(most));
    assertThat(most.stream().filter(archive::holds)).as("the others were edited").hasSize(1);

    List<ItemRef> all = refs("new", 8, "old", 8);
    archive.listed(page(all));
    assertThat(all).allMatch(archive::holds);

    List<ItemRef> three = refs("newer", 3, "", 3);
    archive.listed(page(three));
    assertThat(three).as("three are few enough to have been edited").noneMatch(archive::holds);
  }

  @Test
  void aKeyThatAnEditChangedHasTheItemFetchedAgain() {
    item("A1").uploadedAs(UPLOAD).original("a.jpg", UPLOAD).admittedTo(archive);
    String changed = keyOf(UPLOAD) + ":19132b1192b";
    assertThat(isHeld(item("A1").key(changed))).isFalse();
    assertThat(isHeld(item("A1").key(changed))).isFalse();
    item("A1").key(changed).original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(isHeld(item("A1").key(changed))).isTrue();
    assertThat(isHeld(item("B1").key(changed))).isTrue();
  }

  @Test
  void theKeyMayBeToldWhenTheItemIsFetched() {
    item("A1").toldKey(keyOf(UPLOAD)).original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(archive.status().provenFiles()).isEqualTo(1);
    assertThat(isHeld(item("B1").uploadedAs(UPLOAD))).isTrue();
  }

  @Test
  void forAPartnersItemWhatSomebodyElseSharesIsEnough() {
    item("A1")
        .from(Source.ALBUM)
        .uploadedAs(UPLOAD)
        .kept(KeptVersion.OF_ANOTHER_PERSON)
        .original("a.jpg", TestPhotos.jpeg(2))
        .admittedTo(archive);
    assertThat(isHeld(item("B1").from(Source.PARTNER).uploadedAs(UPLOAD))).isTrue();
    assertThat(isHeld(item("B1").from(Source.LIBRARY).uploadedAs(UPLOAD))).isFalse();
  }

  /** The first with one prefix to their tokens, the others up to {@code end} with another. */
  private static List<ItemRef> refs(String changed, int changedEnd, String other, int end) {
    return Stream.concat(
            IntStream.range(0, changedEnd).mapToObj(i -> item("A" + i).picture(changed + i)),
            IntStream.range(changedEnd, end).mapToObj(i -> item("A" + i).picture(other + i)))
        .map(FetchedItem::ref)
        .toList();
  }

  private boolean isHeld(FetchedItem item) {
    list(item);
    return archive.holds(item.ref());
  }

  private void list(FetchedItem item) {
    archive.listed(page(List.of(item.ref())));
  }

  private static Page page(List<ItemRef> items) {
    return new Page(items, Optional.empty());
  }

  private static Metadata described(String description) {
    return new Metadata(
        Optional.of(description),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Metadata at(double latitude, Optional<String> name) {
    return new Metadata(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Place(latitude, 3, name)),
        Optional.empty(),
        Optional.empty());
  }
}
