package photos.keepsake.googlephotos;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.rpc.RateLimit;
import photos.keepsake.googlephotos.rpc.RpcClient;
import photos.keepsake.googlephotos.rpc.Sleeper;
import photos.keepsake.googlephotos.tabs.TabPool;
import photos.keepsake.library.Account;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/** Lists and fetches by the site's own calls, made inside the signed-in page. */
final class RpcRoad implements Road {
  private final HomeTab home;
  private final SiteCalls calls;
  private final ListedItems listed = new ListedItems();
  private final FrameTab frames;
  private final Pauses pauses;
  private final Pace pace;
  private final TabPool<DirectTab> tabs;
  private final RpcListing listing;
  private final RpcFetcher fetcher;

  /**
   * A road that opens its tabs with {@code open}, none before it is needed.
   *
   * @param notes hears what the site no longer does and the run went without
   */
  RpcRoad(
      Supplier<Tab> open,
      SiteOptions options,
      WalkMemory memory,
      Consumer<String> notes,
      Clock clock,
      Sleeper sleeper) {
    this.home = new HomeTab(open, clock);
    this.pauses = new Pauses(sleeper);
    RateLimit limit = new RateLimit(options.requestsPerSecond(), RateLimit.BURST, clock, pauses);
    RpcClient client = new RpcClient(home, home, limit, pauses, clock, new Random(clock.millis()));
    this.calls = new SiteCalls(client, this::account, notes);
    OfferAsker offers = new OfferAsker(calls, listed);
    this.tabs =
        new TabPool<>(
            options.parallel(), () -> new DirectTab(open.get()), used -> used.tab().close());
    this.frames = new FrameTab(open);
    this.pace = new Pace(options.parallel(), clock, pauses);
    FileFinder files = new FileFinder(calls, listed);
    this.listing = new RpcListing(calls, listed, files, memory, options);
    ItemStarter starter = new ItemStarter(offers, frames::ask, this::go, pace, calls::note);
    this.fetcher = new RpcFetcher(offers, files, new RawTwins(calls), starter, pace, home);
  }

  private FileReply go(URI address) {
    try (TabPool<DirectTab>.Lease lease = tabs.lend()) {
      try {
        return lease.tab().ask(address);
      } catch (ChromeException e) {
        lease.replace();
        throw e;
      }
    }
  }

  /** As {@link photos.keepsake.library.PhotoLibrary#account}. */
  Account account() {
    return home.requireSignedIn();
  }

  /** Asks for more than what is listed and fetched. */
  SiteCalls calls() {
    return calls;
  }

  /** Where an item's viewer is that was listed here and has no usual place. */
  Optional<URI> address(ItemId id) {
    return listed.address(id);
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    return listing.list(cursor);
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    fetcher.fetch(items, outcomes);
  }

  @Override
  public void close() {
    pauses.close();
    pace.close();
    home.close();
    fetcher.close();
    frames.close();
    tabs.close();
  }
}
