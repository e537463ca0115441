package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

@Timeout(60)
class RpcClientTest {
  private static final Reply OVERLOADED = FakeSite.status(503, "");
  private static final Optional<String> NONE = Optional.empty();

  private final FakeSite site = new FakeSite();
  private final TestTime time = new TestTime();
  private final RpcClient client = client(time);

  private RpcClient client(Sleeper sleeper) {
    RateLimit limit = new RateLimit(2, 10, time, time);
    return new RpcClient(site, site, limit, sleeper, time, new Random(1));
  }

  @Test
  void goodAnswerTakesOnePost() {
    assertThat(used(client.send(Call.quota()))).isZero();
    assertThat(client.posts()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void overloadIsTriedThreeTimesWithGrowingPauses() {
    site.fail(OVERLOADED).fail(Reply.none()).fail(OVERLOADED);
    assertThat(client.send(Call.quota())).isInstanceOf(Answer.Overloaded.class);
    assertThat(client.posts()).isEqualTo(3);
    assertThat(time.sleeps()).hasSize(2);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ofMillis(3000), Duration.ofMillis(5000));
  }

  @Test
  void secondTryIsEnough() {
    site.fail(FakeSite.status(200, ""));
    assertThat(client.send(Call.quota()).found()).isPresent();
    assertThat(client.posts()).isEqualTo(2);
  }

  @Test
  void onlyCallsWithoutAnAnswerAreAskedAgain() {
    site.reply(asked -> site.ok(asked.subList(0, 7)));
    List<Answer<DownloadOffer>> answers = client.send(Collections.nCopies(10, offer()));
    assertThat(answers).hasSize(10).allMatch(answer -> answer instanceof Answer.Drifted);
    assertThat(site.posts()).extracting(List::size).containsExactly(10, 3);
  }

  @Test
  void refusalIsNotAskedAgain() {
    site.reply(
        asked ->
            FakeSite.status(200, new BodyWriter().refusal(RpcId.QUOTA, 3, "generic").chunked()));
    assertThat(client.send(Call.quota())).isEqualTo(new Answer.Refused<Quota>(3));
    assertThat(client.posts()).isEqualTo(1);
  }

  @Test
  void refusalForLackOfResourcesIsAskedAgain() {
    site.reply(
        asked ->
            FakeSite.status(200, new BodyWriter().refusal(RpcId.QUOTA, 8, "generic").chunked()));
    assertThat(client.send(Call.quota()).found()).isPresent();
    assertThat(client.posts()).isEqualTo(2);
  }

  @Test
  void retryAfterIsHonouredForAllThreads() {
    site.fail(tooMany("30"));
    assertThat(client.send(Call.quota()).found()).isPresent();
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-11-24T12:00:30Z"));
  }

  @Test
  void retryAfterComesAsADateToo() {
    site.fail(tooMany("Tue, 24 Nov 2026 12:01:00 GMT"));
    assertThat(client.send(Call.quota()).found()).isPresent();
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-11-24T12:01:00Z"));
  }

  @Test
  void longRetryAfterIsLeftToTheCaller() {
    site.fail(tooMany("3600"));
    assertThat(client.send(Call.quota()))
        .isEqualTo(new Answer.Overloaded<Quota>(Optional.of(Duration.ofHours(1))));
    assertThat(client.posts()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  private static Reply tooMany(String retryAfter) {
    return new Reply(429, "", "text/html", Optional.of(retryAfter), "");
  }

  @Test
  void staleTokenIsRenewedOnce() {
    site.accept("second");
    assertThat(client.send(Call.quota()).found()).isPresent();
    assertThat(client.send(Call.quota()).found()).isPresent();
    assertThat(site.renewals()).isEqualTo(1);
    assertThat(client.posts()).isEqualTo(3);
  }

  @Test
  void newTokenThatIsStaleTooIsTold() {
    site.accept("third");
    assertThat(client.send(Call.quota())).isInstanceOf(Answer.TokenStale.class);
    assertThat(site.renewals()).isEqualTo(1);
    assertThat(client.posts()).isEqualTo(2);
  }

  @Test
  void withoutTokensNothingIsSent() {
    site.page(Optional.empty(), Optional.empty());
    assertThat(client.send(Call.quota())).isInstanceOf(Answer.SignedOut.class);
    assertThat(client.posts()).isZero();
  }

  @Test
  void tokensOfAnotherPersonAreNeverUsed() {
    PageTokens other =
        new PageTokens(new Secret("second"), "1", "b", "/_/PhotosUi/", NONE, Optional.of("8"));
    site.accept("second").page(site.current(), Optional.of(other));
    assertThat(client.send(Call.quota())).isInstanceOf(Answer.SignedOut.class);
    assertThat(client.send(Call.quota())).isInstanceOf(Answer.SignedOut.class);
    assertThat(client.posts()).isEqualTo(1);
  }

  @Test
  void signedOutIsToldAtOnce() {
    site.fail(FakeSite.status(401, ""));
    assertThat(client.send(Call.quota())).isInstanceOf(Answer.SignedOut.class);
    assertThat(client.posts()).isEqualTo(1);
  }

  @Test
  void retiredIdIsFoundOutOnceAndSparesFurtherReloads() {
    for (int i = 0; i < 3; i++) {
      site.fail(FakeSite.status(400, BodyWriter.error(400)));
    }
    site.accept("second");
    assertThat(client.send(Call.quota())).isEqualTo(new Answer.Refused<Quota>(3));
    assertThat(client.send(Call.quota())).isEqualTo(new Answer.Refused<Quota>(3));
    assertThat(site.renewals()).isEqualTo(1);
    assertThat(client.posts()).isEqualTo(3);
  }

  @Test
  void retiredIdDoesNotTakeItsNeighboursAlong() {
    for (int i = 0; i < 12; i++) {
      site.reply(this::refuseTrash);
    }
    List<Answer<Object>> answers =
        client.send(List.of(Call.quota(), Call.trash(NONE), Call.quota()).subList(0, 2));
    assertThat(answers.get(0).found()).isPresent();
    assertThat(answers.get(1)).isEqualTo(new Answer.Refused<>(3));
  }

  private Reply refuseTrash(List<FakeSite.Asked> asked) {
    boolean isRetired = asked.stream().anyMatch(call -> call.id().equals("zy0IHe"));
    return isRetired ? FakeSite.status(400, BodyWriter.error(400)) : site.ok(asked);
  }

  @Test
  void callsOfDifferentKindsShareAPost() {
    List<Answer<Object>> answers =
        client.send(List.of(Call.quota(), Call.trash(NONE), Call.albums(NONE)));
    assertThat(answers).hasSize(3);
    assertThat(site.posts()).hasSize(1);
  }

  @Test
  void rateHoldsOverManyCalls() {
    for (int i = 0; i < 30; i++) {
      client.send(Call.quota());
    }
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-11-24T12:00:10Z"));
  }

  @Test
  void threadsNeverGetEachOthersAnswers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Long>> tasks = Collections.nCopies(200, () -> used(client.send(Call.quota())));
      Set<Long> seen = new HashSet<>();
      for (Future<Long> answer : threads.invokeAll(tasks)) {
        seen.add(answer.get());
      }
      assertThat(seen).hasSize(200);
      assertThat(client.posts()).isEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void threadsThatFindTheTokenStaleRenewItOnce() throws Exception {
    site.accept("second");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Answer<Quota>>> tasks =
          Collections.nCopies(50, () -> client.send(Call.quota()));
      for (Future<Answer<Quota>> answer : threads.invokeAll(tasks)) {
        assertThat(answer.get().found()).isPresent();
      }
      assertThat(site.renewals()).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void interruptEndsTheWait() {
    site.fail(OVERLOADED);
    RpcClient interrupted =
        client(
            pause -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> interrupted.send(Call.quota())).isInstanceOf(RunFailure.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void everythingTheSiteDoesEndsInOneAnswerPerCall() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      FakeSite wild = new FakeSite().accept(random.nextBoolean() ? "first" : "second");
      for (int i = 0; i < 30; i++) {
        wild.reply(asked -> anyReply(wild, asked, random));
      }
      RateLimit limit = new RateLimit(2, 10, time, time);
      RpcClient fuzzed = new RpcClient(wild, wild, limit, time, time, new Random(seed));
      List<Call<?>> calls = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        calls.add(random.nextBoolean() ? offer() : Call.trash(NONE));
      }
      assertThat(fuzzed.<Object>send(calls)).as("seed %d", seed).hasSameSizeAs(calls);
    }
  }

  private static Reply anyReply(FakeSite site, List<FakeSite.Asked> asked, Random random) {
    int[] statuses = {0, 200, 200, 302, 400, 401, 403, 404, 429, 500, 504};
    int status = statuses[random.nextInt(statuses.length)];
    return switch (random.nextInt(5)) {
      case 0 -> FakeSite.status(status, "");
      case 1 -> FakeSite.status(status, BodyWriter.error(status));
      case 2 -> FakeSite.status(status, BodyWriter.staleToken());
      case 3 -> site.ok(asked.subList(0, random.nextInt(asked.size() + 1)));
      default -> FakeSite.status(status, "<html>");
    };
  }

  private static Call<DownloadOffer> offer() {
    return Call.download(new ItemId("A"), Optional.empty(), Optional.empty());
  }

  private static long used(Answer<Quota> answer) {
    return answer.found().orElseThrow().usedBytes();
  }
}
