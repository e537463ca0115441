package photos.keepsake.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/** The albums and bundles, own and shared, and who put what into them. */
final class Albums {
  private static final int SHARE_KEY_LENGTH = 64;
  private static final int AUTH_KEY_LENGTH = 32;

  /** Own items that a friend's album holds too, under further keys. */
  private static final int OWN_AT_FRIENDS = 2;

  private final Cloud cloud;
  private final SimulatedLibrary library;
  private final Seeded seeded;
  private final Others others;
  private final Instant now;
  private final List<CloudAlbum> all = new ArrayList<>();
  private final Map<String, List<Held>> foreign = new HashMap<>();
  private final Map<String, Held> byKey = new HashMap<>();
  private final Map<String, List<Held>> made = new HashMap<>();
  private List<SimulatedItem> madeFrom = List.of();

  Albums(
      Cloud cloud, SimulatedLibrary library, Seeded seeded, Others others, CloudOptions options) {
    this.cloud = cloud;
    this.library = library;
    this.seeded = seeded;
    this.others = others;
    this.now = options.clock().instant();
    if (!options.plain()) {
      addOwn();
      addForeign();
    }
    foreign.values().forEach(held -> held.forEach(one -> byKey.put(one.key(), one)));
  }

  List<CloudAlbum> all() {
    return List.copyOf(all);
  }

  Optional<Held> find(String key) {
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
    List<SimulatedItem> items = cloud.library().items();
    if (items != madeFrom) {
      made.clear();
      madeFrom = items;
    }
    return made.computeIfAbsent(album.key(), key -> list(album));
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
