package photos.keepsake.simulator.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/**
 * The albums and bundles, own and shared, and who put what into them. What is changed here is told
 * by the next answer and moves the album's time of modification. Safe for use by several threads.
 */
public final class Albums {
  private static final int SHARE_KEY_LENGTH = 64;
  private static final int AUTH_KEY_LENGTH = 32;

  private static final int FIRST_CHANGES_WITHIN_SECONDS = 172_800;

  /** Own items that a friend's album holds too, under further keys. */
  private static final int OWN_AT_FRIENDS = 2;

  private final SimulatedLibrary library;
  private final Seeded seeded;
  private final Others others;
  private final Clock clock;
  private final Instant now;
  private final List<CloudAlbum> all = new ArrayList<>();
  private final Map<String, Instant> modified = new HashMap<>();
  private final Map<String, List<Held>> before = new HashMap<>();
  private final Map<String, List<Held>> foreign = new HashMap<>();
  private final Map<String, Held> byKey = new HashMap<>();
  private final Map<String, List<Held>> made = new HashMap<>();
  private Optional<ItemList> madeFrom = Optional.empty();
  private int newAlbums;

  Albums(SimulatedLibrary library, Seeded seeded, Others others, CloudOptions options) {
    this.library = library;
    this.seeded = seeded;
    this.others = others;
    this.clock = options.clock();
    this.now = clock.instant();
    if (!options.plain()) {
      addOwn();
      addForeign();
    }
    foreign.values().forEach(held -> held.forEach(one -> byKey.put(one.key(), one)));
  }

  synchronized List<CloudAlbum> all() {
    return List.copyOf(all);
  }

  /** Makes an own album without anything in it. */
  public synchronized CloudAlbum add(String title) {
    String key = seeded.key("new album", Integer.toString(newAlbums++));
    library.addAlbum(new SimulatedAlbum(key, title, Optional.empty()));
    CloudAlbum album =
        new CloudAlbum(
            key, Optional.of(title), false, Account.OWNER, Optional.empty(), clock.instant());
    all.add(album);
    touch(album);
    return album;
  }

  /** Gives an album another title, whoever owns it. */
  public synchronized void rename(String key, String title) {
    CloudAlbum album = album(key);
    library.renameAlbum(album.key(), title);
    all.set(all.indexOf(album), album.titled(title));
    touch(album);
  }

  /** Deletes an album, or withdraws the share of somebody else's; no item is lost. */
  public synchronized void delete(String key) {
    CloudAlbum album = album(key);
    all.remove(album);
    library.removeAlbum(album.key());
    foreign.getOrDefault(album.key(), List.of()).forEach(held -> byKey.remove(held.key()));
    foreign.remove(album.key());
  }

  /** Puts an item of the owner's into an album, where it gets a key of its own. */
  public synchronized void put(String key, String itemKey) {
    CloudAlbum album = album(key);
    library.addToAlbum(itemKey, album.key(), seeded.key("in album", album.key(), itemKey));
    touch(album);
  }

  /** Takes an item of the owner's out of an album, by its key in the library or in the album. */
  public synchronized void take(String key, String itemKey) {
    CloudAlbum album = album(key);
    Held held =
        entries(album).stream()
            .filter(one -> one.key().equals(itemKey) || one.item().key().equals(itemKey))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not in that album: " + itemKey));
    List<Held> others = foreign.getOrDefault(album.key(), List.of());
    if (others.contains(held)) {
      foreign.put(album.key(), others.stream().filter(one -> !one.equals(held)).toList());
      byKey.remove(held.key());
      made.remove(album.key());
    } else {
      library.removeFromAlbum(held.item().key(), album.key());
    }
    touch(album);
  }

  private CloudAlbum album(String key) {
    return all.stream()
        .filter(one -> one.goesBy(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no album " + key));
  }

  private void touch(CloudAlbum album) {
    Instant last = modifiedAt(album);
    Instant instant = clock.instant();
    // Two changes within a millisecond must not look like one.
    modified.put(album.key(), instant.isAfter(last) ? instant : last.plusMillis(1));
  }

  /** At first some time in the two days after it was made; then the moment of the last change. */
  synchronized Instant modifiedAt(CloudAlbum album) {
    entries(album);
    Instant known = modified.get(album.key());
    if (known != null) {
      return known;
    }
    int later = seeded.random("modified", album.key()).nextInt(FIRST_CHANGES_WITHIN_SECONDS);
    return album.createdAt().plusSeconds(later);
  }

  synchronized Optional<Held> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  private Optional<Share> shareOf(SimulatedAlbum album) {
    String link = share(album.id()).url();
    return album.share().map(share -> new Share(share.token(), share.key(), link));
  }

  private Share share(String of) {
    return new Share(
        "AF1Qip" + seeded.name(SHARE_KEY_LENGTH, "share", of),
        seeded.name(AUTH_KEY_LENGTH, "auth", of),
        "https://photos.app.goo.gl/" + seeded.name(17, "link", of));
  }

  private Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }

  private void addOwn() {
    int age = 400;
    for (SimulatedAlbum album : library.albums()) {
      Optional<Share> share = shareOf(album);
      add(album.id(), Optional.of(album.title()), false, Account.OWNER, share, age++);
      if (share.isPresent()) {
        foreign.put(album.id(), friends(0, album.id()));
      }
    }
    add(seeded.key("empty album"), Optional.of("Empty"), false, Account.OWNER, Optional.empty(), 9);
    String bundle = seeded.key("bundle");
    add(bundle, Optional.empty(), true, Account.OWNER, Optional.of(share(bundle)), 30);
    foreign.put(bundle, ownItems(bundle, 1));
  }

  private void addForeign() {
    String weekend = seeded.key("weekend");
    Optional<String> title = Optional.of("Weekend with Frieda 𝔸🎉 – Fotos");
    add(weekend, title, false, Account.FRIEND, Optional.of(share(weekend)), 60);
    List<Held> items = new ArrayList<>(friends(1, weekend));
    items.addAll(ownItems(weekend, OWN_AT_FRIENDS));
    foreign.put(weekend, items);
    String untitled = seeded.key("untitled");
    add(untitled, Optional.empty(), false, Account.FRIEND, Optional.of(share(untitled)), 20);
    foreign.put(untitled, friends(2, untitled));
  }

  private void add(
      String key,
      Optional<String> title,
      boolean bundle,
      Account owner,
      Optional<Share> share,
      int age) {
    all.add(new CloudAlbum(key, title, bundle, owner, share, daysAgo(age)));
  }

  /** Every third of the friend's items, beginning with the {@code part}-th. */
  private List<Held> friends(int part, String album) {
    List<Held> held = new ArrayList<>();
    List<SimulatedItem> items = others.friends();
    for (int i = part; i < items.size(); i += 3) {
      String key = seeded.key("in album", album, items.get(i).key());
      held.add(new Held(key, items.get(i), Account.FRIEND, false));
    }
    return held;
  }

  private List<Held> ownItems(String album, int count) {
    return library.grid().stream()
        .filter(SimulatedItem::isDownloadable)
        .limit(count)
        .map(item -> Held.own(item, seeded.key("in album", album, item.key())))
        .toList();
  }

  /** The items of an album as it is now, newest first. */
  synchronized List<Held> entries(CloudAlbum album) {
    ItemList items = library.items();
    if (madeFrom.filter(items::is).isEmpty()) {
      before.putAll(made);
      made.clear();
      madeFrom = Optional.of(items);
    }
    List<Held> known = made.get(album.key());
    if (known != null) {
      return known;
    }
    List<Held> fresh = list(album);
    made.put(album.key(), fresh);
    List<Held> old = before.remove(album.key());
    if (old != null && !keys(old).equals(keys(fresh))) {
      touch(album); // by an item that went or came back
    }
    return fresh;
  }

  private static List<String> keys(List<Held> entries) {
    return entries.stream().map(Held::key).toList();
  }

  private List<Held> list(CloudAlbum album) {
    Stream<Held> own =
        library.albumItems(album.key()).stream()
            .map(item -> Held.own(item, item.albums().getOrDefault(album.key(), item.key())));
    Comparator<Held> newest =
        Comparator.<Held, Instant>comparing(held -> held.item().takenAt())
            .reversed()
            .thenComparing(Held::key);
    return Stream.concat(own, foreign.getOrDefault(album.key(), List.of()).stream())
        .sorted(newest)
        .toList();
  }
}
