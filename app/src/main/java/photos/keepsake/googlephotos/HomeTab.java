package photos.keepsake.googlephotos;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.rpc.ChromePagePost;
import photos.keepsake.googlephotos.rpc.ChromeTokens;
import photos.keepsake.googlephotos.rpc.PagePost;
import photos.keepsake.googlephotos.rpc.PageTokens;
import photos.keepsake.googlephotos.rpc.Reply;
import photos.keepsake.googlephotos.rpc.TokenSource;
import photos.keepsake.googlephotos.signin.SignIn;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * The tab from which calls are sent. It is opened when it is first needed, shows the library, and
 * another takes its place when it crashes. Safe for use by several threads.
 */
final class HomeTab implements PagePost, TokenSource, AutoCloseable {
  private final Supplier<Tab> open;
  private final InstantSource clock;
  private volatile @Nullable Tab tab;
  private Optional<PageTokens> whose = Optional.empty();

  /** Whether the page was given time and has no tokens; another look would cost as much again. */
  private boolean isWithoutTokens;

  HomeTab(Supplier<Tab> open, InstantSource clock) {
    this.open = open;
    this.clock = clock;
  }

  /**
   * Makes sure that the person is signed in, and that it is the same one as before.
   *
   * @throws RunFailure with SIGNED_OUT, OTHER_ACCOUNT, or TEMPORARY when it could not be told
   */
  synchronized Account requireSignedIn() {
    Tab living = living();
    Account account = new SignIn(clock).require(living);
    Optional<PageTokens> now = new ChromeTokens(living).current();
    if (now.isPresent() && whose.isPresent() && !now.get().isSamePerson(whose.get())) {
      throw otherAccount();
    }
    whose = whose.or(() -> now);
    isWithoutTokens = now.isEmpty();
    return account;
  }

  private static RunFailure otherAccount() {
    return new RunFailure(
        Reason.OTHER_ACCOUNT,
        "another account is signed in than at the beginning of the run",
        "somebody switched accounts in this profile meanwhile",
        "sign in again with `keepsake login`, or use a profile of its own for each account");
  }

  /** The gaia id of the person whose session it is, where the page tells it. */
  synchronized Optional<String> gaiaId() {
    return whose.flatMap(PageTokens::gaiaId);
  }

  private synchronized Tab living() {
    if (tab != null && tab.isCrashed()) {
      tab.close();
      tab = null;
    }
    if (tab == null) {
      tab = open.get();
    }
    return tab;
  }

  private synchronized Tab ready() {
    if (tab == null || tab.isCrashed()) {
      requireSignedIn();
    }
    return living();
  }

  @Override
  public Reply post(String pathAndQuery, String form) {
    Tab living = ready();
    try {
      return new ChromePagePost(living).post(pathAndQuery, form);
    } catch (ChromeException.TabCrashed e) {
      return Reply.none();
    } catch (ChromeException.Closed e) {
      // Another thread may have replaced it; with the browser, the tab in use is the one that goes.
      if (living == tab) {
        throw e;
      }
      return Reply.none();
    }
  }

  @Override
  public Optional<PageTokens> current() {
    Tab living = ready();
    return isWithoutTokens() ? Optional.empty() : new ChromeTokens(living).current();
  }

  private synchronized boolean isWithoutTokens() {
    return isWithoutTokens;
  }

  @Override
  public Optional<PageTokens> renewed() {
    return new ChromeTokens(ready()).renewed();
  }

  @Override
  public void close() {
    // Without the lock: whoever holds it may be waiting for this tab.
    Tab open = tab;
    if (open != null) {
      open.close();
    }
  }
}
