package photos.keepsake.simulator.control;

import java.util.Optional;

/**
 * When a fault that is switched on happens.
 *
 * @param when the rule
 * @param number how many, for the rules that count
 * @param key only for requests about this item, when given
 */
public record FaultScope(When when, long number, Optional<String> key) {
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
    return new FaultScope(When.ALWAYS, 0, Optional.empty());
  }

  /** At every request about one item, named by its library key or a key inside an album. */
  public static FaultScope item(String key) {
    return new FaultScope(When.ALWAYS, 0, Optional.of(key));
  }

  /** At the next {@code count} requests. */
  public static FaultScope next(long count) {
    return new FaultScope(When.NEXT, count, Optional.empty());
  }

  /** At the {@code n}-th request and at every n-th after it. */
  public static FaultScope every(long n) {
    return new FaultScope(When.EVERY, Math.max(1, n), Optional.empty());
  }

  /** Once, after {@code count} requests that were answered well. */
  public static FaultScope after(long count) {
    return new FaultScope(When.AFTER, count, Optional.empty());
  }

  /** At {@code percent} of a hundred requests, spread by the seed. */
  public static FaultScope percent(long percent) {
    return new FaultScope(When.PERCENT, percent, Optional.empty());
  }

  /** The same rule for requests about one item only. */
  public FaultScope forItem(String item) {
    return new FaultScope(when, number, Optional.of(item));
  }
}
