package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Asks the site, politely: never faster than the rate limit, several calls in one POST where that
 * is known to work, again after a growing pause where nothing came, and as late as the site asks
 * for. What is answered with an error is not asked again. Safe for use by several threads.
 */
public final class RpcClient {
  private static final Logger LOG = LoggerFactory.getLogger(RpcClient.class);

  /** As many as a client asks that many people run (2026-08). */
  private static final int TRIES_MAX = 3;

  /** Before the second try; twice as long before the third. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Pauses last 75 to 125 % of that, so that threads do not come back in step. */
  private static final double JITTER = 0.25;

  /** Whoever is asked to wait longer decides for themself; the answer carries the time. */
  private static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(2);

  private final Poster poster;
  private final TokenKeeper tokens;
  private final RateLimit limit;
  private final Sleeper sleeper;
  private final Random random;

  /**
   * A client that has sent nothing yet.
   *
   * @param clock for dates in {@code Retry-After}
   * @param random for the numbers of the requests and for pauses; seeded
   */
  public RpcClient(
      PagePost post,
      TokenSource source,
      RateLimit limit,
      Sleeper sleeper,
      InstantSource clock,
      Random random) {
    this.tokens = new TokenKeeper(source);
    this.poster = new Poster(post, tokens, limit, clock, new RequestWriter(random));
    this.limit = limit;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * Asks one call.
   *
   * @throws RunFailure when the thread is interrupted; its flag is set again
   * @throws photos.keepsake.chrome.ChromeException when the tab below the port is gone
   */
  public <T> Answer<T> send(Call<T> call) {
    return this.<T>send(List.of(call)).get(0);
  }

  /**
   * Asks all of them in as few POSTs as may be; calls of different kinds share one when they stand
   * together.
   *
   * @return one answer per call, in the same order
   * @throws RunFailure when the thread is interrupted; its flag is set again
   * @throws photos.keepsake.chrome.ChromeException when the tab below the port is gone
   */
  public <T> List<Answer<T>> send(List<? extends Call<? extends T>> calls) {
    List<Answer<T>> answers = new ArrayList<>();
    for (List<? extends Call<? extends T>> batch : Batches.of(calls)) {
      answers.addAll(this.<T>askBatch(batch));
    }
    return answers;
  }

  /** The tokens in use, which tell whose session it is; empty when nobody is signed in. */
  public Optional<PageTokens> tokens() {
    return tokens.get();
  }

  /** How many POSTs were sent so far, repeated ones included. */
  public long posts() {
    return poster.posts();
  }

  private <T> List<Answer<T>> askBatch(List<? extends Call<? extends T>> batch) {
    List<Answer<T>> answers = new ArrayList<>(Collections.nCopies(batch.size(), none()));
    List<Integer> open = IntStream.range(0, batch.size()).boxed().toList();
    try {
      for (int tries = 1; !open.isEmpty(); tries++) {
        List<Answer<T>> got = poster.post(open.stream().map(batch::get).toList());
        for (int i = 0; i < got.size(); i++) {
          answers.set(open.get(i), got.get(i));
        }
        open = open.stream().filter(i -> mayPass(answers.get(i))).toList();
        if (open.isEmpty() || tries == TRIES_MAX || !pause(tries, retryAfter(got))) {
          return answers;
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return answers;
  }

  private static <T> Answer<T> none() {
    return new Answer.Overloaded<>(Optional.empty());
  }

  /** Whether the same question may be answered in some seconds. */
  private static boolean mayPass(Answer<?> answer) {
    return answer instanceof Answer.Overloaded<?>
        || answer instanceof Answer.Nothing<?>
        || (answer instanceof Answer.Refused<?> refused && Status.isPassing(refused.code()));
  }

  private static <T> Optional<Duration> retryAfter(List<Answer<T>> answers) {
    return answers.stream()
        .flatMap(
            answer ->
                answer instanceof Answer.Overloaded<T> overloaded
                    ? overloaded.retryAfter().stream()
                    : Optional.<Duration>empty().stream())
        .findFirst();
  }

  /** Waits before the next try; false when the site wants more patience than we have. */
  private boolean pause(int tries, Optional<Duration> retryAfter) throws InterruptedException {
    Duration asked = retryAfter.orElse(Duration.ZERO);
    if (asked.compareTo(RETRY_AFTER_MAX) > 0) {
      return false;
    }
    double share = 1 - JITTER + 2 * JITTER * random.nextDouble();
    Duration own = Duration.ofMillis((long) (PAUSE.toMillis() * (1L << (tries - 1)) * share));
    limit.holdOff(asked);
    Duration pause = own.compareTo(asked) > 0 ? own : asked;
    LOG.info("no answer, asking again tries={} pause_ms={}", tries, pause.toMillis());
    sleeper.sleep(pause);
    return true;
  }

  private static RunFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RunFailure(
        Reason.TEMPORARY,
        "the site was not asked to the end",
        "the run was interrupted",
        "run the same command again; it goes on where it was",
        e);
  }
}
