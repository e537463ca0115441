package photos.keepsake.googlephotos.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Walks one grid from its first tile to its last, a look at a time.
 *
 * <p>The grid loads lazily and keeps only a screen or two of tiles in the document. So the last
 * known tile is brought to the upper edge and held there while the ones below it load; a look
 * counts only if it still shows a tile that was known before, otherwise the page jumped and the
 * walk goes back. Labels are not needed, nor any name of the page's own.
 *
 * <p>The end is where the page lies at its bottom, waits for no data, and nothing new came for a
 * while, that while being longer on a page that was slow before. A page that stops loading above
 * its bottom is an error, never an end.
 */
final class GridWalk {
  /** Answers from a healthy page come within milliseconds; a wedged one must not hold the walk. */
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(20);

  private static final long LOOK_MS = 500;

  /** Forks of gphotos-cdp wait five seconds and more, because shorter waits gave false ends. */
  private static final Duration QUIET_MIN = Duration.ofSeconds(12);

  private static final int QUIET_FACTOR = 4;
  private static final Duration QUIET_MAX = Duration.ofSeconds(90);
  private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

  /** A list that takes longer to answer will not answer any more. */
  private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

  private final Tab tab;
  private final Duration emptyAfter;
  private final InstantSource clock;
  private final Set<ItemId> seen = new HashSet<>();
  private List<String> shown = List.of();
  private String language = "";
  private Duration slowestLoad = Duration.ZERO;
  private Optional<Instant> quietSince = Optional.empty();
  private boolean jumped;
  private boolean ended;

  /**
   * Begins at the top of the page that the tab shows, which must be the grid.
   *
   * @param emptyAfter how long a page without any tile may take before it counts as empty
   */
  GridWalk(Tab tab, Duration emptyAfter, InstantSource clock) {
    this.tab = tab;
    this.emptyAfter = emptyAfter;
    this.clock = clock;
  }

  /** Whether the last tile was given out. */
  boolean ended() {
    return ended;
  }

  /** The page's own statement of its language, empty before the first look. */
  String language() {
    return language;
  }

  /** How many tiles were given out. */
  int found() {
    return seen.size();
  }

  /**
   * Looks once, for half a second at most, and gives the tiles that were not seen before; none when
   * the page is still loading, or when this was the end.
   *
   * @throws RunFailure when the person was signed out, or the grid stopped loading above its bottom
   */
  List<Tile> look() {
    if (ended) {
      return List.of();
    }
    requireSignedIn();
    JsonNode view = nextView();
    language = view.path("language").asString("");
    List<Tile> tiles = tiles(view);
    List<Tile> fresh = tiles.stream().filter(tile -> !seen.contains(tile.id())).toList();
    jumped = !tiles.isEmpty() && !shown.isEmpty() && tiles.stream().noneMatch(this::wasShown);
    if (fresh.isEmpty() || jumped) {
      rest(view);
      return List.of();
    }
    accept(tiles, fresh);
    return fresh;
  }

  private boolean wasShown(Tile tile) {
    return shown.contains(tile.href());
  }

  private JsonNode nextView() {
    if (shown.isEmpty()) {
      return run("top", LOOK_MS);
    }
    if (jumped) {
      return run("back", shown, LOOK_MS);
    }
    if (quietSince.isEmpty()) {
      return run("onward", shown.get(shown.size() - 1), shown, LOOK_MS);
    }
    return run("nudge", shown, LOOK_MS);
  }

  private JsonNode run(String function, Object... arguments) {
    return PageScript.GRID.call(tab, CALL_DEADLINE, function, arguments);
  }

  private void accept(List<Tile> tiles, List<Tile> fresh) {
    quietSince
        .map(since -> Duration.between(since, clock.instant()))
        .filter(took -> took.compareTo(slowestLoad) > 0)
        .ifPresent(took -> slowestLoad = took);
    quietSince = Optional.empty();
    shown = tiles.stream().map(Tile::href).toList();
    fresh.forEach(tile -> seen.add(tile.id()));
  }

  private void rest(JsonNode view) {
    Instant now = clock.instant();
    Duration quiet = Duration.between(quietSince.orElse(now), now);
    quietSince = Optional.of(quietSince.orElse(now));
    List<Duration> asks = openAsks(quiet);
    if (quiet.compareTo(STUCK_AFTER) >= 0 || asks.stream().anyMatch(GridWalk::hangs)) {
      throw stuck(quiet);
    }
    boolean atBottom = view.path("atBottom").asBoolean(false);
    Duration patience = asks.isEmpty() ? patience() : QUIET_MAX;
    ended = atBottom && quiet.compareTo(patience) >= 0;
  }

  /**
   * How long the page has waited for what it asked for since its last tile came. What it asked for
   * before may be a connection that is held open for ever.
   */
  private List<Duration> openAsks(Duration quiet) {
    return tab.asks().stream().filter(age -> age.compareTo(quiet) < 0).toList();
  }

  private static boolean hangs(Duration age) {
    return age.compareTo(HANGS_AFTER) >= 0;
  }

  private RunFailure stuck(Duration quiet) {
    return new RunFailure(
        Reason.TEMPORARY,
        "the list of photos stopped loading before its end",
        "nothing new came for " + quiet.toSeconds() + " s after " + found() + " items",
        "run the same command again; it goes on where it was");
  }

  private Duration patience() {
    if (seen.isEmpty()) {
      return emptyAfter;
    }
    Duration wanted = slowestLoad.multipliedBy(QUIET_FACTOR);
    if (wanted.compareTo(QUIET_MIN) < 0) {
      return QUIET_MIN;
    }
    return wanted.compareTo(QUIET_MAX) > 0 ? QUIET_MAX : wanted;
  }

  private void requireSignedIn() {
    if (Site.isSignedOut(tab.url())) {
      throw SignedOut.failure();
    }
  }

  private static List<Tile> tiles(JsonNode view) {
    List<Tile> tiles = new ArrayList<>();
    for (JsonNode pair : view.path("tiles")) {
      String href = pair.path(0).asString("");
      Site.item(href).ifPresent(id -> tiles.add(new Tile(id, href, pair.path(1).asString(""))));
    }
    return tiles;
  }
}
