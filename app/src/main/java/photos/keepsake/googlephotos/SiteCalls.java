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
import photos.keepsake.googlephotos.rpc.Drift;
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
   * Asks all of them in as few requests as may be.
   *
   * @throws RunFailure when the site itself says that nobody is signed in
   */
  <T> List<Answer<T>> all(List<Call<T>> calls) {
    List<Answer<T>> answers = client.send(calls);
    if (answers.stream().anyMatch(answer -> answer instanceof Answer.SignedOut<T>)) {
      requireSignedIn.run();
    }
    return answers;
  }

  /**
   * Asks for a part of a listing.
   *
   * @throws RoadBlocked when the site refuses it or answers in an unknown form
   * @throws RunFailure with TEMPORARY when there was no answer
   */
  <T> T listed(Call<T> call) {
    return listedIfThere(call)
        .orElseThrow(() -> new RoadBlocked(Capability.LISTING, name(call) + " is refused"));
  }

  /** The same for something that may have gone or been withdrawn. */
  <T> Optional<T> listedIfThere(Call<T> call) {
    return this.<T>all(List.of(call)).get(0).match(new ListingCases<>(call));
  }

  /**
   * Asks for something that can be done without when the site no longer gives it, which is said
   * once.
   *
   * @param unanswered what to throw when there was no answer, and later there may be one
   */
  <T> Optional<T> extra(Call<T> call, Supplier<? extends RuntimeException> unanswered) {
    Answer<T> answer = this.<T>all(List.of(call)).get(0);
    Optional<String> why = blockage(call, answer);
    if (why.isPresent()) {
      goWithout(call, why.get());
      return Optional.empty();
    }
    return Optional.of(answer.found().orElseThrow(unanswered));
  }

  private void goWithout(Call<?> call, String why) {
    if (missed.add(call.id())) {
      notes.accept("went without " + name(call) + ": " + why);
    }
  }

  /** What ends a listing to which there was no answer. */
  static RunFailure unanswered(String why) {
    return new RunFailure(
        Reason.TEMPORARY,
        "your photos could not be listed to the end",
        why,
        "run the same command again later; it goes on where it was");
  }

  /** Why an answer means that the site no longer knows the call, if it does. */
  static Optional<String> blockage(Call<?> call, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return Optional.of(name(call) + " is refused with code " + refused.code());
    }
    if (answer instanceof Answer.Drifted<?> drifted) {
      return Optional.of(drifted.drift().toString());
    }
    return answer instanceof Answer.Nothing<?>
        ? Optional.of(name(call) + " is answered with nothing")
        : Optional.empty();
  }

  private static String name(Call<?> call) {
    return call.id().id();
  }

  /** What answers mean for a listing. */
  private record ListingCases<T>(Call<T> call) implements Answer.Cases<T, Optional<T>> {
    @Override
    public Optional<T> answered(T value) {
      return Optional.of(value);
    }

    @Override
    public Optional<T> nothing() {
      throw blocked(new Answer.Nothing<T>());
    }

    @Override
    public Optional<T> refused(int code) {
      if (NOT_THERE.contains(code)) {
        return Optional.empty();
      }
      throw blocked(new Answer.Refused<T>(code));
    }

    @Override
    public Optional<T> signedOut() {
      throw unanswered("the site took a request for one of a signed-out visitor");
    }

    @Override
    public Optional<T> tokenStale() {
      throw unanswered("the site did not accept the page's token");
    }

    @Override
    public Optional<T> overloaded(Optional<Duration> retryAfter) {
      throw unanswered(
          "the site did not answer, though asked several times"
              + retryAfter.map(time -> "; it asks to wait " + time.toSeconds() + " s").orElse(""));
    }

    @Override
    public Optional<T> drifted(Drift drift) {
      throw blocked(new Answer.Drifted<T>(drift));
    }

    private RoadBlocked blocked(Answer<T> answer) {
      return new RoadBlocked(Capability.LISTING, blockage(call, answer).orElseThrow());
    }
  }
}
