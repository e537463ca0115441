package photos.keepsake.googlephotos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.PageTokens;
import photos.keepsake.googlephotos.rpc.RpcClient;
import photos.keepsake.googlephotos.rpc.RpcId;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** Asks the site's calls and says what their answers mean for a run. Safe for several threads. */
final class SiteCalls {
  /** Not found and permission denied: about this one thing, not about the call. */
  private static final Set<Integer> NOT_THERE = Set.of(5, 7);

  private final RpcClient client;
  private final Runnable requireSignedIn;
  private final Consumer<String> notes;
  private final Set<RpcId> missed = ConcurrentHashMap.newKeySet();

  /**
   * Has asked nothing yet.
   *
   * @param requireSignedIn visits the site, and throws when nobody is signed in there
   */
  SiteCalls(RpcClient client, Runnable requireSignedIn, Consumer<String> notes) {
    this.client = client;
    this.requireSignedIn = requireSignedIn;
    this.notes = notes;
  }

  /**
   * Asks all of them in as few requests as may be, and once more where the answers are those for a
   * signed-out visitor although the site itself says that somebody is signed in.
   *
   * @throws RunFailure when the site itself says that nobody is signed in
   */
  <T> List<Answer<T>> all(List<? extends Call<? extends T>> calls) {
    List<Answer<T>> answers = client.send(calls);
    if (answers.stream().noneMatch(answer -> answer instanceof Answer.SignedOut<T>)) {
      return answers;
    }
    requireSignedIn.run();
    return client.send(calls);
  }

  private <T> Answer<T> one(Call<T> call) {
    return this.<T>all(List.of(call)).get(0);
  }

  /**
   * Asks for a part of a listing.
   *
   * @throws RoadBlocked when the site refuses it, answers in an unknown form or not at all
   * @throws RunFailure with TEMPORARY when the site asks for patience
   */
  <T> T listed(Call<T> call) {
    return listedIfThere(call)
        .orElseThrow(() -> new RoadBlocked(Capability.LISTING, name(call) + " is refused"));
  }

  /** The same for something that may have gone or been withdrawn. */
  <T> Optional<T> listedIfThere(Call<T> call) {
    Answer<T> answer = one(call);
    if (isNotThere(answer)) {
      return Optional.empty();
    }
    Optional<String> why = blockage(call, answer).or(() -> silence(call, answer));
    if (why.isPresent()) {
      throw new RoadBlocked(Capability.LISTING, why.get());
    }
    return Optional.of(answer.found().orElseThrow(() -> unanswered(asksToWait(answer))));
  }

  /**
   * Asks for something that can be done without when the site no longer gives it, which is said
   * once.
   *
   * @param unanswered what to throw when there was no answer, and later there may be one
   */
  <T> Optional<T> extra(Call<T> call, Supplier<? extends RuntimeException> unanswered) {
    return given(call, one(call), unanswered);
  }

  /** The same for an answer that came along with others. */
  <T> Optional<T> given(
      Call<T> call, Answer<T> answer, Supplier<? extends RuntimeException> unanswered) {
    Optional<String> why = blockage(call, answer);
    if (why.isPresent()) {
      goWithout(call, why.get());
      return Optional.empty();
    }
    return Optional.of(answer.found().orElseThrow(unanswered));
  }

  /** The same for something that no run waits for: no answer is as good as a refusal. */
  <T> Optional<T> bonus(Call<T> call) {
    Answer<T> answer = one(call);
    if (answer.found().isEmpty()) {
      goWithout(call, reason(call, answer));
    }
    return answer.found();
  }

  /** Says once that the run does without the answers to calls of this kind. */
  void goWithout(Call<?> call, String why) {
    if (missed.add(call.id())) {
      note("went without " + name(call) + ": " + why);
    }
  }

  /** The number of the account whose session it is, where the page tells it. */
  Optional<String> gaiaId() {
    return client.tokens().flatMap(PageTokens::gaiaId);
  }

  /** Says what the run went without. */
  void note(String text) {
    notes.accept(text);
  }

  /** What ends a listing to which there was no answer. */
  static RunFailure unanswered(String why) {
    return new RunFailure(
        Reason.TEMPORARY,
        "your photos could not be listed to the end",
        why,
        "run the same command again later; it goes on where it was");
  }

  /** Whether it is refused as gone or not permitted, which says nothing of the call. */
  static boolean isNotThere(Answer<?> answer) {
    return answer instanceof Answer.Refused<?> refused && NOT_THERE.contains(refused.code());
  }

  /** Why an answer means that the site no longer takes the call as it did, if it does. */
  static Optional<String> blockage(Call<?> call, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return Optional.of(name(call) + " is refused with code " + refused.code());
    }
    if (answer instanceof Answer.Drifted<?> drifted) {
      return Optional.of(drifted.drift().toString());
    }
    if (answer instanceof Answer.Nothing<?>) {
      return Optional.of(name(call) + " is answered with nothing");
    }
    if (answer instanceof Answer.SignedOut<?>) {
      return Optional.of(
          name(call)
              + " is answered as to a signed-out visitor, or the page gives no token for it, though"
              + " you are signed in");
    }
    return answer instanceof Answer.TokenStale<?>
        ? Optional.of(name(call) + " is refused with the page's token, also with a new one")
        : Optional.empty();
  }

  /** Why there was no answer, where the site does not ask for patience either. */
  static Optional<String> silence(Call<?> call, Answer<?> answer) {
    return answer instanceof Answer.Overloaded<?> overloaded && overloaded.retryAfter().isEmpty()
        ? Optional.of(name(call) + " is not answered, though asked several times")
        : Optional.empty();
  }

  /** Why there was no answer that is understood, whatever it was. */
  static String reason(Call<?> call, Answer<?> answer) {
    return blockage(call, answer)
        .or(() -> silence(call, answer))
        .orElseGet(() -> name(call) + " is not answered for now: " + asksToWait(answer));
  }

  private static String asksToWait(Answer<?> answer) {
    Optional<Duration> wait =
        answer instanceof Answer.Overloaded<?> overloaded
            ? overloaded.retryAfter()
            : Optional.empty();
    return "the site asks to wait" + wait.map(time -> " " + time.toSeconds() + " s").orElse("");
  }

  private static String name(Call<?> call) {
    return call.id().id();
  }
}
