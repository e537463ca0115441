package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

class PlannerTest {
  private static final Planner EVERYTHING = new Planner(Optional.empty(), Optional.empty());
  private static final List<ItemRef> ITEMS = FakePhotoLibrary.items(6);

  @Test
  void itemsTheArchiveHoldsAreNotFetched() {
    Set<ItemId> held = Set.of(ITEMS.get(0).id(), ITEMS.get(4).id());
    Planner.Plan plan = plan(EVERYTHING, ITEMS, item -> held.contains(item.id()));
    assertThat(plan.already()).containsExactly(ITEMS.get(0), ITEMS.get(4));
    assertThat(plan.fresh())
        .extracting(Planner.Fresh::item)
        .containsExactly(ITEMS.get(1), ITEMS.get(2), ITEMS.get(3), ITEMS.get(5));
  }

  @Test
  void gapsBetweenItemsToFetchAreMarked() {
    Set<ItemId> held = Set.of(ITEMS.get(2).id());
    assertThat(plan(EVERYTHING, ITEMS, item -> held.contains(item.id())).fresh())
        .extracting(Planner.Fresh::afterGap)
        .containsExactly(true, false, true, false, false);
  }

  @Test
  void bothEndsOfTheRangeBelongToIt() {
    LocalDate day = LocalDate.of(2024, 12, 29);
    Planner planner = new Planner(Optional.of(day), Optional.of(day));
    Planner.Plan plan = plan(planner, ITEMS, id -> false);
    assertThat(plan.fresh()).containsExactly(new Planner.Fresh(ITEMS.get(2), true));
    assertThat(plan.outOfRange()).hasSize(5).doesNotContain(ITEMS.get(2));
  }

  @Test
  void dayIsThatOfTheClockAtThePlaceOfThePhoto() {
    LocalDateTime newYear = LocalDateTime.of(2025, 1, 1, 0, 30);
    Optional<ZoneOffset> tokyo = Optional.of(ZoneOffset.ofHours(9));
    ItemRef item = taken(new TakenTime(newYear, tokyo, TakenTime.Precision.SECOND));
    Planner of2025 = new Planner(Optional.of(LocalDate.of(2025, 1, 1)), Optional.empty());
    assertThat(plan(of2025, List.of(item), id -> false).fresh()).hasSize(1);
  }

  @Test
  void itemWithoutADateIsInEveryRange() {
    ItemRef undated =
        new ItemRef(new ItemId("undated"), Source.LIBRARY, ItemKind.UNKNOWN, Optional.empty());
    Planner longAgo = new Planner(Optional.empty(), Optional.of(LocalDate.of(1900, 1, 1)));
    assertThat(plan(longAgo, List.of(undated), id -> false).fresh()).hasSize(1);
  }

  @Test
  void whatTheSiteTurnedDownLatelyIsNotFetchedButToldWithItsReason() {
    FetchOutcome.Unavailable answer =
        new FetchOutcome.Unavailable(
            ITEMS.get(1), FakePhotoLibrary.info(ITEMS.get(1)), "still processed");
    Planner.Plan plan =
        EVERYTHING.plan(
            ITEMS, id -> false, item -> Optional.of(answer).filter(a -> a.item().equals(item)));

    assertThat(plan.unavailable()).containsExactly(answer);
    assertThat(plan.fresh()).hasSize(5).contains(new Planner.Fresh(ITEMS.get(2), true));
  }

  private static Planner.Plan plan(Planner planner, List<ItemRef> items, Predicate<ItemRef> held) {
    return planner.plan(items, held, item -> Optional.empty());
  }

  private static ItemRef taken(TakenTime time) {
    return new ItemRef(new ItemId("a"), Source.LIBRARY, ItemKind.PHOTO, Optional.of(time));
  }
}
