package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls in one POST and, where the whole POST was turned down, finds out whether the token or
 * one of the ids is to blame: once with new tokens, then each id for itself.
 */
final class Poster {
  private static final Logger LOG = LoggerFactory.getLogger(Poster.class);

  /** What "too many requests" means where it does not say for how long; others wait as long. */
  private static final Duration TOO_MANY_PAUSE = Duration.ofSeconds(30);

  private final PagePost post;
  private final TokenKeeper tokens;
  private final RateLimit limit;
  private final InstantSource clock;
  private final RequestWriter writer;
  private final AtomicLong posts = new AtomicLong();

  /** Ids that were turned down with new tokens too; guarded by itself. */
  private final Set<RpcId> retired = Collections.synchronizedSet(EnumSet.noneOf(RpcId.class));

  Poster(
      PagePost post,
      TokenKeeper tokens,
      RateLimit limit,
      InstantSource clock,
      RequestWriter writer) {
    this.post = post;
    this.tokens = tokens;
    this.limit = limit;
    this.clock = clock;
    this.writer = writer;
  }

  long posts() {
    return posts.get();
  }

  /** One answer per call, in their order; of calls that can go together. */
  <T> List<Answer<T>> post(List<? extends Call<? extends T>> calls) throws InterruptedException {
    Optional<PageTokens> current = tokens.get();
    if (current.isEmpty()) {
      return forAll(calls, new Answer.SignedOut<>());
    }
    Sent<T> sent = once(current.get(), calls);
    if (!sent.isTurnedDown() || isKnownRetired(sent, calls)) {
      return sent.answers();
    }
    Optional<PageTokens> renewed = tokens.insteadOf(current.get());
    if (renewed.isEmpty()) {
      return forAll(calls, new Answer.SignedOut<>());
    }
    Sent<T> again = once(renewed.get(), calls);
    return again.isTurnedDown() ? blamed(again, calls) : again.answers();
  }

  /** What came of one POST, and whether it was turned down as a whole. */
  private record Sent<T>(List<Answer<T>> answers, boolean isTurnedDown) {

    boolean isTokenStale() {
      return answers.stream().anyMatch(answer -> answer instanceof Answer.TokenStale<T>);
    }
  }

  private <T> Sent<T> once(PageTokens with, List<? extends Call<? extends T>> calls)
      throws InterruptedException {
    limit.acquire();
    RequestWriter.Request request = writer.write(with, calls);
    posts.incrementAndGet();
    Reply reply = post.post(request.pathAndQuery(), request.form());
    LOG.debug(
        "post calls={} status={} characters={}", calls, reply.status(), reply.body().length());
    List<Answer<T>> answers = ReplyReader.read(reply, calls, retryAfter(reply));
    boolean isStale = answers.stream().anyMatch(answer -> answer instanceof Answer.TokenStale<T>);
    return new Sent<>(answers, isStale || reply.status() == Status.BAD_REQUEST);
  }

  private Optional<Duration> retryAfter(Reply reply) {
    Optional<Duration> asked =
        reply.retryAfter().flatMap(text -> RetryAfter.parse(text, clock.instant()));
    return asked.isEmpty() && reply.status() == Status.TOO_MANY
        ? Optional.of(TOO_MANY_PAUSE)
        : asked;
  }

  /** Spares the page a reload for each call of an id that is gone. */
  private <T> boolean isKnownRetired(Sent<T> sent, List<? extends Call<? extends T>> calls) {
    return !sent.isTokenStale() && calls.stream().allMatch(call -> retired.contains(call.id()));
  }

  private <T> List<Answer<T>> blamed(Sent<T> sent, List<? extends Call<? extends T>> calls)
      throws InterruptedException {
    Set<RpcId> ids = calls.stream().map(Call::id).collect(Collectors.toSet());
    if (sent.isTokenStale()) {
      return sent.answers();
    }
    if (ids.size() > 1) {
      return eachIdForItself(calls);
    }
    retired.addAll(ids);
    LOG.warn("the site does not take a call any more id={}", ids);
    return sent.answers();
  }

  private <T> List<Answer<T>> eachIdForItself(List<? extends Call<? extends T>> calls)
      throws InterruptedException {
    Map<RpcId, List<Integer>> byId = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      byId.computeIfAbsent(calls.get(i).id(), id -> new ArrayList<>()).add(i);
    }
    List<Answer<T>> answers = forAll(calls, new Answer.Overloaded<>(Optional.empty()));
    for (List<Integer> indexes : byId.values()) {
      List<Answer<T>> some = post(indexes.stream().map(calls::get).toList());
      for (int i = 0; i < some.size(); i++) {
        answers.set(indexes.get(i), some.get(i));
      }
    }
    return answers;
  }

  private static <T> List<Answer<T>> forAll(List<?> calls, Answer<T> answer) {
    return new ArrayList<>(Collections.nCopies(calls.size(), answer));
  }
}
