package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.ItemId;

class ReplyReaderTest {
  private static final String QUOTA = "[null,null,null,null,null,null,[%d,5]]";

  @Test
  void answersArePairedBySlotInAnyOrder() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int count = 2 + random.nextInt(20);
      List<Call<Quota>> calls = new ArrayList<>();
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        calls.add(Call.quota());
        order.add(i);
      }
      java.util.Collections.shuffle(order, random);
      BodyWriter body = new BodyWriter();
      order.forEach(i -> body.answer(RpcId.QUOTA, QUOTA.formatted(i), "" + (i + 1)));
      List<Answer<Quota>> answers = read(ok(body.chunked(random)), calls);
      for (int i = 0; i < count; i++) {
        assertThat(answers.get(i).found().orElseThrow().usedBytes()).isEqualTo(i);
      }
    }
  }

  @Test
  void callWithoutAnAnswerIsOverloadedAndTheOthersHaveTheirs() {
    List<Answer<Quota>> answers =
        read(
            ok(new BodyWriter().answer(RpcId.QUOTA, QUOTA.formatted(7), "2").chunked()),
            List.of(Call.quota(), Call.quota()));
    assertThat(answers.get(0)).isEqualTo(new Answer.Overloaded<Quota>(Optional.empty()));
    assertThat(answers.get(1).found()).isPresent();
  }

  @Test
  void answerOfAnotherIdIsNotTaken() {
    String body = new BodyWriter().answer(RpcId.TRASH, QUOTA.formatted(7), "generic").chunked();
    assertThat(one(ok(body))).isInstanceOf(Answer.Overloaded.class);
  }

  @Test
  void refusalOfOneCallLeavesTheOthers() {
    String body =
        new BodyWriter()
            .refusal(RpcId.QUOTA, 3, "1")
            .answer(RpcId.QUOTA, QUOTA.formatted(7), "2")
            .chunked();
    List<Answer<Quota>> answers = read(ok(body), List.of(Call.quota(), Call.quota()));
    assertThat(answers.get(0)).isEqualTo(new Answer.Refused<Quota>(3));
    assertThat(answers.get(1).found()).isPresent();
  }

  @Test
  void errorRowBesideAnswersIsAboutItsSlot() {
    String body =
        new BodyWriter()
            .frame("er", "EzwWhf", null, null, null, 400, "2", null, null, 3)
            .answer(RpcId.QUOTA, QUOTA.formatted(7), "1")
            .chunked();
    List<Answer<Quota>> answers = read(ok(body), List.of(Call.quota(), Call.quota()));
    assertThat(answers.get(0).found()).isPresent();
    assertThat(answers.get(1)).isEqualTo(new Answer.Refused<Quota>(3));
  }

  @Test
  void errorRowWithoutSlotIsAboutAllThatHaveNoAnswer() {
    String body =
        new BodyWriter()
            .frame("er", null, null, null, null, 400, null, null, null, 3)
            .answer(RpcId.QUOTA, QUOTA.formatted(7), "1")
            .chunked();
    List<Answer<Quota>> answers = read(ok(body), List.of(Call.quota(), Call.quota()));
    assertThat(answers.get(0).found()).isPresent();
    assertThat(answers.get(1)).isEqualTo(new Answer.Refused<Quota>(3));
  }

  @Test
  void eachWayOfFailingIsTold() {
    Reply staleToken = reply(400, BodyWriter.staleToken(), "application/json");
    assertThat(one(staleToken)).isInstanceOf(Answer.TokenStale.class);
    assertThat(one(reply(400, BodyWriter.error(400), ""))).isEqualTo(refused(3));
    assertThat(one(reply(400, "<html>", "text/html"))).isEqualTo(refused(400));
    assertThat(one(reply(405, BodyWriter.error(405), ""))).isEqualTo(refused(3));
    assertThat(one(reply(401, "", ""))).isEqualTo(new Answer.SignedOut<Quota>());
    assertThat(one(reply(403, BodyWriter.error(403), ""))).isEqualTo(new Answer.SignedOut<Quota>());
    assertThat(one(reply(302, "", ""))).isEqualTo(new Answer.SignedOut<Quota>());
    assertThat(one(ok("<!doctype html><html>"))).isEqualTo(new Answer.SignedOut<Quota>());
    assertThat(one(reply(200, "hello", "text/html; charset=utf-8")))
        .isEqualTo(new Answer.SignedOut<Quota>());
    assertThat(one(ok(""))).isInstanceOf(Answer.Overloaded.class);
    assertThat(one(ok(new BodyWriter().chunked()))).isInstanceOf(Answer.Overloaded.class);
    assertThat(one(reply(429, "<html>", "text/html"))).isInstanceOf(Answer.Overloaded.class);
    assertThat(one(reply(504, "", ""))).isInstanceOf(Answer.Overloaded.class);
    assertThat(one(Reply.none())).isInstanceOf(Answer.Overloaded.class);
    assertThat(one(ok("{\"a\":1}"))).isInstanceOf(Answer.Drifted.class);
  }

  @Test
  void answerFromAnotherHostIsSignedOut() {
    Reply reply =
        new Reply(200, "", "", Optional.empty(), "https://accounts.google.com/ServiceLogin?x");
    assertThat(one(reply)).isEqualTo(new Answer.SignedOut<Quota>());
  }

  @Test
  void pageThatDidNotLoadIsNoSignThatNobodyIsSignedIn() {
    Reply errorPage = new Reply(0, "", "", Optional.empty(), "null/");
    assertThat(one(errorPage)).isInstanceOf(Answer.Overloaded.class);
    Reply signIn = new Reply(0, "", "", Optional.empty(), "https://accounts.google.com/v3/signin");
    assertThat(one(signIn)).isEqualTo(new Answer.SignedOut<Quota>());
  }

  @Test
  void nothingAndWhatIsNotUnderstoodAreToldApart() {
    assertThat(one(ok(new BodyWriter().answer(RpcId.QUOTA, null, "generic").chunked())))
        .isEqualTo(new Answer.Nothing<Quota>());
    String odd =
        new BodyWriter()
            .frame("wrb.fr", "EzwWhf", List.of(1), null, null, null, "generic")
            .chunked();
    assertThat(one(ok(odd))).isInstanceOf(Answer.Drifted.class);
    String notJson = new BodyWriter().answer(RpcId.QUOTA, "{", "generic").chunked();
    assertThat(one(ok(notJson))).isInstanceOf(Answer.Drifted.class);
  }

  @Test
  void singleCallIsFoundUnderAnySlot() {
    String body = new BodyWriter().answer(RpcId.QUOTA, QUOTA.formatted(7), null).chunked();
    assertThat(one(ok(body)).found()).isPresent();
  }

  @Test
  void unauthenticatedMeansSignedOut() {
    String body = new BodyWriter().refusal(RpcId.QUOTA, 16, "generic").chunked();
    assertThat(one(ok(body))).isEqualTo(new Answer.SignedOut<Quota>());
  }

  @Test
  void everyCaseReachesItsOwnHandler() {
    List<Answer<String>> answers =
        List.of(
            new Answer.Answered<>("x"),
            new Answer.Nothing<>(),
            new Answer.Refused<>(3),
            new Answer.SignedOut<>(),
            new Answer.TokenStale<>(),
            new Answer.Overloaded<>(Optional.empty()),
            new Answer.Drifted<>(new Drift("a", "b", "c")));
    assertThat(answers.stream().map(answer -> answer.match(new Names())))
        .containsExactly("x", "nothing", "3", "signedOut", "tokenStale", "overloaded", "a");
  }

  private static final class Names implements Answer.Cases<String, String> {
    @Override
    public String answered(String value) {
      return value;
    }

    @Override
    public String nothing() {
      return "nothing";
    }

    @Override
    public String refused(int code) {
      return "" + code;
    }

    @Override
    public String signedOut() {
      return "signedOut";
    }

    @Override
    public String tokenStale() {
      return "tokenStale";
    }

    @Override
    public String overloaded(Optional<Duration> retryAfter) {
      return "overloaded";
    }

    @Override
    public String drifted(Drift drift) {
      return drift.where();
    }
  }

  @Test
  void callsOfOneKindShareAPostUpToTheirNumber() {
    ItemId item = new ItemId("A");
    Call<DownloadOffer> offer = Call.download(item, Optional.empty(), Optional.empty());
    Call<Details> details = Call.details(item, Optional.empty());
    assertThat(sizes(java.util.Collections.nCopies(61, offer))).containsExactly(30, 30, 1);
    assertThat(sizes(java.util.Collections.nCopies(101, details))).containsExactly(50, 50, 1);
    assertThat(sizes(List.of(Call.quota(), Call.quota()))).containsExactly(1, 1);
    assertThat(
            sizes(
                List.of(
                    Call.quota(),
                    Call.albums(Optional.empty()),
                    Call.trash(Optional.empty()),
                    Call.quota())))
        .containsExactly(3, 1);
    assertThat(sizes(List.of())).isEmpty();
  }

  private static List<Integer> sizes(List<? extends Call<?>> calls) {
    return Batches.of(calls).stream().map(List::size).toList();
  }

  private static Answer<Quota> refused(int code) {
    return new Answer.Refused<>(code);
  }

  private static Answer<Quota> one(Reply reply) {
    return read(reply, List.of(Call.quota())).get(0);
  }

  private static List<Answer<Quota>> read(Reply reply, List<Call<Quota>> calls) {
    return ReplyReader.read(reply, calls, Optional.empty());
  }

  private static Reply ok(String body) {
    return reply(200, body, "application/json; charset=utf-8");
  }

  private static Reply reply(int status, String body, String type) {
    return new Reply(status, body, type, Optional.empty(), "");
  }
}
