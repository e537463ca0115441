package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the page's tokens for all threads, and has them renewed by one thread when several find
 * them stale. The first ones decide whose session it is: tokens of another person are never given
 * out.
 */
final class TokenKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);

  private final TokenSource source;
  private Optional<PageTokens> first = Optional.empty();
  private Optional<PageTokens> held = Optional.empty();

  TokenKeeper(TokenSource source) {
    this.source = source;
  }

  /** The tokens to use now; empty when nobody is signed in. */
  synchronized Optional<PageTokens> get() {
    if (held.isEmpty()) {
      held = accepted(source.current());
    }
    return held;
  }

  /** Others than the stale ones; empty when nobody is signed in any more. */
  synchronized Optional<PageTokens> insteadOf(PageTokens stale) {
    if (held.isEmpty() || held.get().equals(stale)) {
      held = accepted(source.renewed());
      LOG.info("page tokens renewed present={}", held.isPresent());
    }
    return held;
  }

  private Optional<PageTokens> accepted(Optional<PageTokens> given) {
    if (first.isEmpty()) {
      first = given;
    }
    Optional<PageTokens> accepted =
        given.filter(tokens -> tokens.isSamePerson(first.orElseThrow()));
    if (given.isPresent() && accepted.isEmpty()) {
      LOG.warn("the page belongs to another account than before");
    }
    return accepted;
  }
}
