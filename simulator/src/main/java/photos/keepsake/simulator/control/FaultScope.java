package photos.keepsake.simulator.control;

import java.util.Optional;

/**
 * When a fault that is switched on happens.
 *
 * @param when the rule
 * @param number how many, for the rules that count
 * @param key only for requests about this item, when given
 * @param screen which screen, for the fault that shows one
 */
public record FaultScope(
    When when, long number, Optional<String> key, Optional<SignInScreen> screen) {
  /** The rules. */
  public enum When {
    /** At every request. */
    ALWAYS,
    /** At the next so many requests, then never again. */
    NEXT,
    /** At every so-many-th request. */
    EVERY,
    /** Once, at the request after so many good ones. */
    AFTER,
    /** At so many of a hundred requests, chosen by the seed. */
    PERCENT
  }

  /** At every request. */
  public static FaultScope always() {
    return of(When.ALWAYS, 0);
  }

  /** At every request about one item, named by its library key or a key inside an album. */
  public static FaultScope item(String key) {
    return always().forItem(key);
  }

  /** At the next {@code count} requests. */
  public static FaultScope next(long count) {
    return of(When.NEXT, count);
  }

  /** At the {@code n}-th request and at every n-th after it. */
  public static FaultScope every(long n) {
    return of(When.EVERY, Math.max(1, n));
  }

  /** Once, after {@code count} requests that were answered well. */
  public static FaultScope after(long count) {
    return of(When.AFTER, count);
  }

  /** At {@code percent} of a hundred requests, spread by the seed. */
  public static FaultScope percent(long percent) {
    return of(When.PERCENT, percent);
  }

  /** The same rule for requests about one item only. */
  public FaultScope forItem(String item) {
    return new FaultScope(when, number, Optional.of(item), screen);
  }

  /** The same rule with a screen, for {@link Fault#SIGN_IN_SCREEN}. */
  public FaultScope withScreen(SignInScreen shown) {
    return new FaultScope(when, number, key, Optional.of(shown));
  }

  private static FaultScope of(When when, long number) {
    return new FaultScope(when, number, Optional.empty(), Optional.empty());
  }
}
