package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import tools.jackson.databind.JsonNode;

/** Finds albums by title or id in the site's list of albums. */
public final class AlbumFinder {
  private static final Duration LOAD_DEADLINE = Duration.ofSeconds(45);
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);
  private static final long LOOK_MS = 500;
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** Shorter words are titles only. */
  private static final Pattern LOOKS_LIKE_ID = Pattern.compile("[A-Za-z0-9_-]{20,200}");

  private static final int NAMED_MAX = 10;

  private final Tab tab;
  private final InstantSource clock;
  private final Map<String, Album> byId = new LinkedHashMap<>();
  private final Map<String, List<Album>> byWords = new LinkedHashMap<>();

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
      int before = byId.size();
      PageScript.ALBUMS.call(tab, CALL_DEADLINE, "onward", LOOK_MS).forEach(this::learn);
      if (byId.size() > before) {
        quietSince = clock.instant();
      }
    }
  }

  private void learn(JsonNode tile) {
    String href = tile.path(0).asString("");
    Optional<String> id = Site.album(href);
    if (id.isEmpty() || byId.containsKey(id.get())) {
      return;
    }
    URI url = Site.fromRoot(href);
    Album album = new Album(id.get(), tile.path(1).path(0).asString(""), url);
    byId.put(id.get(), album);
    for (JsonNode word : tile.path(1)) {
      byWords.computeIfAbsent(Labels.plain(word.asString("")), key -> new ArrayList<>()).add(album);
    }
  }

  private Album one(String wanted) {
    Album known = byId.get(wanted);
    if (known != null) {
      return known;
    }
    List<Album> titled =
        byWords.getOrDefault(Labels.plain(wanted), List.of()).stream().distinct().toList();
    if (titled.size() == 1) {
      return titled.get(0);
    }
    if (titled.isEmpty() && LOOKS_LIKE_ID.matcher(wanted).matches()) {
      return new Album(wanted, "", Site.fromRoot("./album/" + wanted));
    }
    throw titled.isEmpty() ? missing(wanted) : ambiguous(wanted, titled);
  }

  private RunFailure missing(String wanted) {
    List<String> titles =
        byId.values().stream()
            .map(Album::title)
            .filter(title -> !title.isEmpty())
            .limit(NAMED_MAX)
            .toList();
    return new RunFailure(
        Reason.USAGE,
        "there is no album \"" + wanted + "\"",
        "the site lists " + byId.size() + " albums" + (titles.isEmpty() ? "" : ": " + titles),
        "give the title exactly as Google Photos shows it, or the id from the album's address");
  }

  private static RunFailure ambiguous(String wanted, List<Album> titled) {
    return new RunFailure(
        Reason.USAGE,
        "there are " + titled.size() + " albums called \"" + wanted + "\"",
        "their ids are " + titled.stream().map(Album::id).toList(),
        "give the id instead of the title");
  }
}
