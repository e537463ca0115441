package photos.keepsake.googlephotos.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.RunFailure;
import tools.jackson.databind.JsonNode;

/** Finds albums by title or id in the site's list of albums. */
public final class AlbumFinder {
  private static final Duration LOAD_DEADLINE = Duration.ofSeconds(45);
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);
  private static final long LOOK_MS = 500;
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Tab tab;
  private final InstantSource clock;
  private final AlbumIndex<Album> albums = new AlbumIndex<>();

  /** A finder that reads the list in this tab. */
  public AlbumFinder(Tab tab, InstantSource clock) {
    this.tab = tab;
    this.clock = clock;
  }

  /**
   * The albums of these titles or ids, each title as the site shows it, upper and lower case alike.
   *
   * @throws RunFailure with USAGE when there is no such album, or more than one of that title
   */
  public List<Album> find(List<String> wanted) {
    if (Site.isSignedOut(tab.navigate(Site.ALBUMS, LOAD_DEADLINE).url())) {
      throw SignedOut.failure();
    }
    readAll();
    return wanted.stream().map(this::one).toList();
  }

  private void readAll() {
    Instant quietSince = clock.instant();
    while (Duration.between(quietSince, clock.instant()).compareTo(QUIET) < 0) {
      int before = albums.size();
      PageScript.ALBUMS.call(tab, CALL_DEADLINE, "onward", LOOK_MS).forEach(this::learn);
      if (albums.size() > before) {
        quietSince = clock.instant();
      }
    }
  }

  private void learn(JsonNode tile) {
    String href = tile.path(0).asString("");
    Optional<String> id = Site.album(href);
    if (id.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>();
    tile.path(1).forEach(word -> words.add(word.asString("")));
    String title = tile.path(1).path(0).asString("");
    albums.add(List.of(id.get()), title, words, new Album(id.get(), title, Site.fromRoot(href)));
  }

  private Album one(String wanted) {
    return albums
        .find(wanted)
        .orElseGet(() -> new Album(wanted, "", Site.fromRoot("./album/" + wanted)));
  }
}
