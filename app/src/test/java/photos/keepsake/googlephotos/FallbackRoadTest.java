package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;

class FallbackRoadTest {
  private final List<String> notes = new ArrayList<>();
  private final FakeRoad first = new FakeRoad("first");
  private final FakeRoad second = new FakeRoad("second");
  private final FallbackRoad road = new FallbackRoad(first, second, false, notes::add);

  /** Gives endless pages of no items, and fails every item with its own name. */
  private static final class FakeRoad implements Road {
    private final String name;
    private final List<String> asked = new ArrayList<>();
    private int goodCalls = Integer.MAX_VALUE;
    private Optional<RunFailure> failure = Optional.empty();
    private boolean isAtItsEnd;

    FakeRoad(String name) {
      this.name = name;
    }

    @Override
    public Page list(Optional<Cursor> cursor) {
      spend(Capability.LISTING);
      failure.ifPresent(
          thrown -> {
            throw thrown;
          });
      asked.add(cursor.map(Cursor::value).orElse("begin"));
      return new Page(List.of(), isAtItsEnd ? Optional.empty() : Optional.of(new Cursor(name)));
    }

    @Override
    public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
      for (ItemRef item : items) {
        spend(Capability.DOWNLOADING);
        outcomes.accept(new FetchOutcome.Failed(item, ItemFailure.lasting(name, null)));
      }
    }

    private void spend(Capability capability) {
      if (goodCalls-- <= 0) {
        throw new RoadBlocked(capability, "moved");
      }
    }

    @Override
    public void close() {}
  }

  private List<String> fetch(String... ids) {
    List<ItemRef> items =
        Stream.of(ids)
            .map(
                id -> new ItemRef(new ItemId(id), Source.LIBRARY, ItemKind.PHOTO, Optional.empty()))
            .toList();
    List<String> roads = new ArrayList<>();
    road.fetch(
        items,
        outcome ->
            roads.add(outcome.item().id() + ((FetchOutcome.Failed) outcome).failure().reason()));
    return roads;
  }

  @Test
  void listingThatIsBlockedInTheMiddleStartsOver() {
    first.goodCalls = 1;
    Page page = road.list(Optional.empty());
    page = road.list(page.next());
    page = road.list(page.next());
    assertThat(second.asked).containsExactly("begin", "second");
    assertThat(notes).containsExactly("took the page road for listing: moved");
  }

  @Test
  void onlyItemsWithoutAnOutcomeAreFetchedOnTheOtherRoad() {
    first.goodCalls = 1;
    assertThat(fetch("a", "b")).containsExactly("afirst", "bsecond");
    assertThat(fetch("c")).containsExactly("csecond");
    assertThat(notes).containsExactly("took the page road for downloading: moved");
  }

  @Test
  void oneCapabilityThatIsBlockedLeavesTheOther() {
    first.goodCalls = 0;
    road.list(Optional.empty());
    first.goodCalls = 9;
    assertThat(fetch("a")).containsExactly("afirst");
  }

  @Test
  void failureWhereNeitherRoadGoesNamesWhatIsWrongWithBoth() {
    first.goodCalls = 0;
    second.failure =
        Optional.of(new RunFailure(RunFailure.Reason.SITE_CHANGED, "what", "tiles gone", "fix"));
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> road.list(Optional.empty()))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(RunFailure.Reason.SITE_CHANGED);
              assertThat(failure.why()).isEqualTo("tiles gone; by its own calls: moved");
            });
  }

  @Test
  void pagesWithoutAPhotoAreNoEmptyLibraryWhileTheCallsAreBlocked() {
    first.goodCalls = 0;
    second.isAtItsEnd = true;
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> road.list(Optional.empty()))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(RunFailure.Reason.SITE_CHANGED);
              assertThat(failure.why()).contains("no photo").contains("moved");
            });
  }

  @Test
  void wantedAlbumMayBeEmptyOnBothRoads() {
    first.goodCalls = 0;
    second.isAtItsEnd = true;
    FallbackRoad albums = new FallbackRoad(first, second, true, notes::add);
    assertThat(albums.list(Optional.empty()).items()).isEmpty();
  }
}
