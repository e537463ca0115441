package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a call, after all retries. {@link #match} makes a caller say what it does in each
 * case.
 */
public sealed interface Answer<T> {

  /** It was answered and understood. */
  record Answered<T>(T value) implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.answered(value);
    }
  }

  /**
   * It was answered with nothing and no error: refused without a word, or asked for too much at
   * once (notes of several clients, 2024 to 2026).
   */
  record Nothing<T>() implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.nothing();
    }
  }

  /**
   * The site refused it, and would again.
   *
   * @param code 1 to 16 is one of {@code google.rpc.Code}, such as 3 for invalid arguments or an
   *     unknown id, 5 for not found, 7 for not permitted; 400 and above is an HTTP status
   */
  record Refused<T>(int code) implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.refused(code);
    }
  }

  /**
   * It looks as if nobody were signed in; whether that is so, only a visit to the page can tell.
   */
  record SignedOut<T>() implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.signedOut();
    }
  }

  /** The page's token was not accepted, nor was a new one. */
  record TokenStale<T>() implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.tokenStale();
    }
  }

  /**
   * There was no answer: too many requests, an error of the server, an empty body, a hang, no
   * network.
   *
   * @param retryAfter how long the site asks to be left alone, where it says so
   */
  record Overloaded<T>(Optional<Duration> retryAfter) implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.overloaded(retryAfter);
    }
  }

  /** It was answered and not understood. */
  record Drifted<T>(Drift drift) implements Answer<T> {
    @Override
    public <R> R match(Cases<T, R> cases) {
      return cases.drifted(drift);
    }
  }

  /** What a caller does in each case. */
  interface Cases<T, R> {
    /** For {@link Answered}. */
    R answered(T value);

    /** For {@link Nothing}. */
    R nothing();

    /** For {@link Refused}. */
    R refused(int code);

    /** For {@link SignedOut}. */
    R signedOut();

    /** For {@link TokenStale}. */
    R tokenStale();

    /** For {@link Overloaded}. */
    R overloaded(Optional<Duration> retryAfter);

    /** For {@link Drifted}. */
    R drifted(Drift drift);
  }

  /** Does what is to be done in this case. */
  <R> R match(Cases<T, R> cases);

  /** The same answer as one of a wider type, which holds because an answer only gives. */
  @SuppressWarnings("unchecked")
  static <T> Answer<T> widened(Answer<? extends T> answer) {
    return (Answer<T>) answer;
  }

  /** The same answer, of which the caller knows to what call it is. */
  @SuppressWarnings("unchecked")
  default <U> Answer<U> as(Class<U> type) {
    if (!found().stream().allMatch(type::isInstance)) {
      throw new IllegalArgumentException("not the answer to such a call");
    }
    return (Answer<U>) this;
  }

  /** The value, where it was answered and understood. */
  default Optional<T> found() {
    return this instanceof Answered<T> answered ? Optional.of(answered.value()) : Optional.empty();
  }
}
