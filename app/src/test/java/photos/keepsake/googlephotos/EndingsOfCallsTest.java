package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.Reply;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** How a listing ends when the site answers otherwise than it did. */
class EndingsOfCallsTest {
  private static final String HTML = "<!doctype html><title>Google Photos</title>";
  private static final String GONE =
      ")]}'\n\n59\n[[\"er\",null,null,null,null,400,null,null,null,3]]\n";
  private static final String STALE =
      ")]}'\n\n[[\"er\",null,null,null,null,400,null,null,null,3,"
          + "[{\"48448350\":[\"xsrf\",\"fresh:1\",[\"7\"]]}]]]\n";

  private final ScriptedSite site = new ScriptedSite();
  private final List<String> notes = new ArrayList<>();
  private int signInChecks;

  private SiteCalls calls() {
    return site.calls(notes, () -> signInChecks++);
  }

  private void listFirstPage() {
    SiteCalls calls = calls();
    ListedItems listed = new ListedItems();
    FileFinder files = new FileFinder(calls, listed);
    var unused =
        new RpcListing(calls, listed, files, WalkMemory.none(), new SiteOptions(RoadChoice.RPC, 1))
            .list(Optional.empty());
  }

  private static Reply reply(int status, String type, String body, String retryAfter) {
    return new Reply(
        status, body, type, Optional.of(retryAfter).filter(text -> !text.isEmpty()), "");
  }

  static Stream<Arguments> lastingTroubles() {
    String json = "application/json";
    String html = "text/html";
    return Stream.of(
        Arguments.of("404", reply(404, html, HTML, ""), "lcxiM is refused with code 404"),
        Arguments.of("403", reply(403, html, HTML, ""), "as to a signed-out visitor"),
        Arguments.of("401", reply(401, html, HTML, ""), "as to a signed-out visitor"),
        Arguments.of("redirect", reply(302, "", "", ""), "as to a signed-out visitor"),
        Arguments.of("HTML", reply(200, html, HTML, ""), "as to a signed-out visitor"),
        Arguments.of("400", reply(400, json, GONE, ""), "lcxiM is refused with code 3"),
        Arguments.of("400, token", reply(400, json, STALE, ""), "lcxiM is refused with the page's"),
        Arguments.of("empty", reply(200, json, "", ""), "lcxiM is not answered"),
        Arguments.of("no answer", reply(200, json, ")]}'\n\n", ""), "lcxiM is not answered"),
        Arguments.of("504", reply(504, html, "", ""), "lcxiM is not answered"),
        Arguments.of("500", reply(500, html, HTML, ""), "lcxiM is not answered"),
        Arguments.of("hang", Reply.none(), "lcxiM is not answered"),
        Arguments.of("text", reply(200, json, "sorry", ""), "text of 5 characters"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lastingTroubles")
  void lastingTroubleBlocksTheRoadAndNamesTheCall(String name, Reply reply, String reason) {
    site.replying(id -> Optional.of(reply));
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::listFirstPage)
        .withMessageContaining(reason);
    assertThat(notes).isEmpty();
  }

  static Stream<Arguments> requestsForPatience() {
    return Stream.of(
        Arguments.of("429", reply(429, "text/html", HTML, "")),
        Arguments.of("429 with a time", reply(429, "text/html", HTML, "3")),
        Arguments.of("503 with a time", reply(503, "text/html", "", "600")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requestsForPatience")
  void requestForPatienceEndsTheRunForNow(String name, Reply reply) {
    site.replying(id -> Optional.of(reply));
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(this::listFirstPage)
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TEMPORARY))
        .satisfies(failure -> assertThat(failure.why()).contains("asks to wait"));
  }

  @Test
  void answerWithNothingBlocksTheRoad() {
    site.on("lcxiM", arguments -> ScriptedSite.NOTHING);
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::listFirstPage)
        .withMessage("lcxiM is answered with nothing");
  }

  @Test
  void rowsThatMovedBlockTheRoadAndShowNoValue() {
    List<Object> moved = photo("secretKey");
    moved.add(1, "secretValue");
    site.on("lcxiM", arguments -> list(list(moved, moved), null, "0"));
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::listFirstPage)
        .withMessageContaining("lcxiM[0][0]")
        .withMessageNotContaining("secret");
  }

  @Test
  void pageWithoutATokenBlocksTheRoadWhenSomebodyIsSignedIn() {
    site.withoutTokens();
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(this::listFirstPage)
        .withMessageContaining("the page gives no token");
    assertThat(signInChecks).isEqualTo(1);
  }

  @Test
  void singleAnswerAsToAVisitorIsAskedForOnceMore() {
    int[] posts = {0};
    site.on("lcxiM", arguments -> list(list(photo("a")), null, "0"));
    site.replying(
        id -> posts[0]++ == 0 ? Optional.of(reply(401, "text/html", HTML, "")) : Optional.empty());
    listFirstPage();
    assertThat(signInChecks).isEqualTo(1);
  }

  @Test
  void realSignOutEndsTheRun() {
    site.replying(id -> Optional.of(reply(401, "text/html", HTML, "")));
    RunFailure signedOut = new RunFailure(Reason.SIGNED_OUT, "what", "why", "fix");
    SiteCalls calls =
        site.calls(
            notes,
            () -> {
              throw signedOut;
            });
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> calls.listed(Call.albums(Optional.empty())))
        .isSameAs(signedOut);
  }

  @Test
  void whatNobodyWaitsForNeverFails() {
    site.on("EzwWhf", arguments -> new Refusal(7));
    SiteCalls calls = calls();
    assertThat(calls.bonus(Call.quota())).isEmpty();
    assertThat(calls.bonus(Call.quota())).isEmpty();
    assertThat(notes).containsExactly("went without EzwWhf: EzwWhf is refused with code 7");
    site.replying(id -> Optional.of(reply(429, "text/html", HTML, "3")));
    assertThat(calls().bonus(Call.quota())).isEmpty();
    assertThat(notes.get(1)).contains("asks to wait");
  }

  @Test
  void downloadsThatNeverSoundedBlockTheRoad() {
    site.replying(id -> Optional.of(Reply.none()));
    OfferAsker offers = new OfferAsker(calls(), new ListedItems());
    assertThatExceptionOfType(RoadBlocked.class)
        .isThrownBy(() -> offers.ask(HashSearchTest.items("a", "b")))
        .withMessageContaining("VrseUb is not answered");
  }

  @Test
  void listingThatIsBlockedInTheMiddleBeginsAnewOnTheOtherRoad() {
    site.on(
        "lcxiM",
        arguments ->
            arguments.path(0).asString("").isEmpty()
                ? list(list(photo("a")), "c", "0")
                : new Refusal(3));
    SiteCalls calls = calls();
    ListedItems listed = new ListedItems();
    RpcListing listing =
        new RpcListing(
            calls,
            listed,
            new FileFinder(calls, listed),
            WalkMemory.none(),
            new SiteOptions(RoadChoice.RPC, 1));
    assertThat(listing.list(Optional.empty()).next())
        .hasValueSatisfying(
            next ->
                assertThatExceptionOfType(RoadBlocked.class)
                    .isThrownBy(() -> listing.list(Optional.of(next)))
                    .withMessage("lcxiM is refused with code 3"));
  }
}
