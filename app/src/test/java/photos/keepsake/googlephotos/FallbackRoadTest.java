package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;

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
import photos.keepsake.library.Source;

class FallbackRoadTest {
  private final List<String> notes = new ArrayList<>();
  private final FakeRoad first = new FakeRoad("first");
  private final FakeRoad second = new FakeRoad("second");
  private final FallbackRoad road = new FallbackRoad(first, second, notes::add);

  /** Gives endless pages of no items, and fails every item with its own name. */
  private static final class FakeRoad implements Road {
    private final String name;
    private final List<String> asked = new ArrayList<>();
    private int goodCalls = Integer.MAX_VALUE;

    FakeRoad(String name) {
      this.name = name;
    }

    @Override
    public Page list(Optional<Cursor> cursor) {
      spend(Capability.LISTING);
      asked.add(cursor.map(Cursor::value).orElse("begin"));
      return new Page(List.of(), Optional.of(new Cursor(name)));
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
}
