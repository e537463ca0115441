package photos.keepsake.simulator.site.rpc;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import photos.keepsake.simulator.cloud.Account;

/**
 * The tokens that every call has to show: {@code ALbF8-OPAQUE:MILLISECONDS}, one at a time for an
 * account. Pages give them out; an expired one is answered with a fresh one.
 */
public final class XsrfTokens {
  private final SecretNames names;
  private final Clock clock;
  private final AtomicInteger generation = new AtomicInteger();

  XsrfTokens(SecretNames names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /** The token of an account, as its pages carry it now. */
  public String of(Account account) {
    return opaque(account) + ":" + clock.millis();
  }

  boolean isGood(String token, Account account) {
    return token.matches("[^:]*:\\d+") && token.startsWith(opaque(account) + ":");
  }

  /** Ends the tokens that were given out so far. */
  void expire() {
    generation.incrementAndGet();
  }

  private String opaque(Account account) {
    return "ALbF8-" + names.name(40, "at", account.gaiaId(), "" + generation.get());
  }
}
