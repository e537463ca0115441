package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Navigation;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.library.Source;

/**
 * Lists one grid of the site in a tab of its own, from the newest item to the oldest. A tab that
 * stops answering is replaced, and the walk begins again at the top; what was listed is not listed
 * again.
 */
final class GridListing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GridListing.class);

  private static final Duration LOAD_DEADLINE = Duration.ofSeconds(45);
  private static final int LOAD_TRIES = 4;
  private static final int RESTARTS_MAX = 3;

  /** A library without a photo is rare; an archive or album without one is not. */
  private static final Duration EMPTY_LIBRARY_AFTER = Duration.ofSeconds(25);

  private static final Duration EMPTY_LIST_AFTER = Duration.ofSeconds(12);

  private final URI grid;
  private final Source source;
  private final Supplier<Tab> open;
  private final InstantSource clock;
  private final ItemNotes notes;
  private final Set<ItemId> listed = new HashSet<>();
  private Optional<GridWalk> walk = Optional.empty();
  private Optional<Tab> tab = Optional.empty();
  private int restarts;

  /** Lists the grid at this address, and lets {@code notes} learn from its tiles. */
  GridListing(URI grid, Source source, Supplier<Tab> open, ItemNotes notes, InstantSource clock) {
    this.grid = grid;
    this.source = source;
    this.open = open;
    this.notes = notes;
    this.clock = clock;
  }

  /** Whether the list was given out to its end. */
  boolean ended() {
    return walk.isPresent() && walk.get().ended();
  }

  /**
   * Looks once, for about half a second at most.
   *
   * @return the items found; none while the page is loading
   */
  List<ItemRef> look() {
    try {
      if (walk.isEmpty()) {
        walk = Optional.of(begin());
      }
      return refs(walk.get());
    } catch (ChromeException.Closed e) {
      throw Translation.gone(e);
    } catch (ChromeException e) {
      restart(e);
      return List.of();
    }
  }

  private void restart(ChromeException cause) {
    LOG.warn("listing restarted source={} cause={}", source, cause.getClass().getSimpleName());
    close();
    if (++restarts > RESTARTS_MAX) {
      throw new RunFailure(
          Reason.TEMPORARY,
          "the list of photos could not be read",
          "its tab stopped answering " + restarts + " times",
          "run the same command again; if it stays so, restart the machine's Chrome",
          cause);
    }
  }

  private GridWalk begin() {
    Tab opened = open.get();
    tab = Optional.of(opened);
    load(opened);
    Duration emptyAfter = source == Source.LIBRARY ? EMPTY_LIBRARY_AFTER : EMPTY_LIST_AFTER;
    return new GridWalk(opened, emptyAfter, clock);
  }

  private void load(Tab opened) {
    String problem = "";
    for (int tries = 0; tries < LOAD_TRIES; tries++) {
      Navigation navigation = opened.navigate(grid, LOAD_DEADLINE);
      if (Site.isSignedOut(navigation.url())) {
        throw SignedOut.failure();
      }
      int status = navigation.status().orElse(0);
      if (navigation.error().isEmpty() && status < 400) {
        return;
      }
      problem = navigation.error().orElse("status " + status);
    }
    throw new RunFailure(
        Reason.TEMPORARY,
        "the list of photos did not open",
        "the site answered with " + problem,
        "try again later");
  }

  private List<ItemRef> refs(GridWalk grids) {
    List<ItemRef> refs = new ArrayList<>();
    for (Tile tile : grids.look()) {
      notes.learn(tile);
      if (listed.add(tile.id())) {
        refs.add(ref(tile, new WrittenTime(grids.language())));
      }
    }
    return refs;
  }

  private ItemRef ref(Tile tile, WrittenTime writing) {
    return new ItemRef(tile.id(), source, kind(tile.label()), writing.inLabel(tile.label()));
  }

  private static ItemKind kind(String label) {
    if (Labels.saysVideo(label)) {
      return ItemKind.VIDEO;
    }
    return Labels.saysPhoto(label) ? ItemKind.PHOTO : ItemKind.UNKNOWN;
  }

  @Override
  public void close() {
    tab.ifPresent(Tab::close);
    tab = Optional.empty();
    walk = Optional.empty();
  }
}
