package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.HashSearchTest.items;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.googlephotos.rpc.Answer;

/** When items without an offer are in trouble of their own, and when the site has changed. */
class OfferAskerTest {
  private static final String ADDRESS = "https://video-downloads.googleusercontent.com/a";
  private static final Refusal GONE = new Refusal(5);
  private static final Refusal NOT_PERMITTED = new Refusal(7);
  private static final Refusal UNKNOWN = new Refusal(3);

  private final List<String> notes = new ArrayList<>();
  private final Map<String, Object> offers = new HashMap<>();
  private final ScriptedSite site =
      new ScriptedSite()
          .on(
              "VrseUb",
              arguments -> {
                String key = arguments.path(0).asString();
                return offers.getOrDefault(key, list(photo(key), ADDRESS, list()));
              });
  private final OfferAsker asker = new OfferAsker(site.calls(notes), new ListedItems());

  private void askWell() {
    assertThat(asker.ask(items("good", "better"))).allMatch(told -> isFound(told.offer()));
  }

  private static boolean isFound(Answer<?> answer) {
    return answer.found().isPresent();
  }

  private void assertBlocks(String reason, String... ids) {
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(() -> asker.ask(items(ids)))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.capability()).isEqualTo(Capability.DOWNLOADING));
  }

  private void answer(Object offer, String... ids) {
    for (String id : ids) {
      offers.put(id, offer);
    }
  }

  private static List<Object> videoWithoutAddress(String key) {
    List<Object> row = photo(key);
    row.add(Map.of("76647426", list(1_000, null, 4, 3)));
    return list(row, null, list());
  }

  @Test
  void addressThatMovedBehindAnEmptyPlaceIsDrift() {
    answer(list(photo("a"), null, ADDRESS, list()), "a");
    answer(list(photo("b"), null, ADDRESS, list()), "b");
    assertBlocks("VrseUb[2]", "a", "b");
  }

  @Test
  void photosOfWhichNoneEverHadAnAddressBlockTheRoad() {
    answer(list(photo("a"), null, null), "a");
    answer(GONE, "b");
    assertBlocks("VrseUb gives no address of a file", "a", "b");
  }

  @Test
  void photoWithoutAnAddressAmongOthersIsItsOwnTrouble() {
    answer(list(photo("a"), null, null), "a");
    askWell();
    assertThat(asker.ask(items("a")).get(0).offer().found().orElseThrow().address()).isEmpty();
  }

  @Test
  void videosWithoutAnAddressMayBeInTheMaking() {
    offers.put("a", videoWithoutAddress("a"));
    offers.put("b", videoWithoutAddress("b"));
    assertThat(asker.ask(items("a", "b"))).allMatch(told -> isFound(told.offer()));
  }

  @Test
  void itemsThatAreGoneTogetherAreTheirOwnTroubleOnceOffersCame() {
    answer(GONE, "a", "b");
    answer(NOT_PERMITTED, "c");
    answer(ScriptedSite.NOTHING, "d", "e");
    askWell();
    assertThat(asker.ask(items("a", "b", "c"))).noneMatch(told -> isFound(told.offer()));
    askWell();
    assertThat(asker.ask(items("d", "e"))).noneMatch(told -> isFound(told.offer()));
    assertThat(asker.ask(items("d", "e"))).noneMatch(told -> isFound(told.offer()));
  }

  @Test
  void twoStretchesInARowWithoutAnyOfferBlockTheRoad() {
    answer(GONE, "a", "b", "c", "d");
    askWell();
    assertThat(asker.ask(items("a", "b"))).hasSize(2);
    assertThat(asker.ask(items("c"))).hasSize(1);
    assertBlocks("code 5", "c", "d");
  }

  @Test
  void callThatIsRefusedForAllBlocksTheRoadAtOnce() {
    answer(UNKNOWN, "a", "b");
    askWell();
    assertThat(asker.ask(items("a"))).hasSize(1);
    assertBlocks("code 3", "a", "b");
  }

  @Test
  void refusalBeforeAnyOfferBlocksTheRoad() {
    answer(NOT_PERMITTED, "a");
    assertBlocks("code 7", "a");
  }

  @Test
  void detailsThatDoNotComeAreAskedForAgainNextTime() {
    for (Object answer : list(GONE, NOT_PERMITTED, ScriptedSite.NOTHING)) {
      site.on("fDcn4b", arguments -> answer);
      askWell();
      assertThat(notes).isEmpty();
    }
    int before = site.asked().size();
    askWell();
    assertThat(site.asked().subList(before, site.asked().size())).contains("fDcn4b");
  }

  @Test
  void detailsThatAreRefusedForAllAreNotAskedForAnyMore() {
    site.on("fDcn4b", arguments -> UNKNOWN);
    askWell();
    int before = site.asked().size();
    askWell();
    assertThat(notes).containsExactly("went without fDcn4b: fDcn4b is refused with code 3");
    assertThat(site.asked().subList(before, site.asked().size())).doesNotContain("fDcn4b");
  }
}
