package photos.keepsake.simulator.cloud;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/**
 * Everything the site knows: the library with what stands in no file, and what other people share.
 * Safe for use by several threads; {@link #change} takes effect at the next request.
 */
public final class Cloud {
  private static final int UPLOADED_TIMES_STORED = 3;

  private final SimulatedLibrary library;
  private final boolean plain;
  private final Seeded seeded;
  private final FactFinder finder;
  private final RawGroups groups;
  private final Reencodes reencodes;
  private final Others others;
  private final Albums albums;
  private final Map<String, Facts> changed = new ConcurrentHashMap<>();
  private final Map<String, SimulatedFile> uploaded = new ConcurrentHashMap<>();
  private final HashIndex hashes = new HashIndex();
  private final Clock clock;
  private final Favourites favourites = new Favourites();
  private final AtomicInteger changes = new AtomicInteger();
  private Optional<Index> index = Optional.empty();

  /** What the site knows of a library that may change. */
  public Cloud(SimulatedLibrary library, CloudOptions options) {
    this.library = library;
    this.plain = options.plain();
    this.seeded = new Seeded(options.seed());
    this.finder = new FactFinder(seeded);
    this.groups = new RawGroups(seeded);
    this.reencodes = new Reencodes(seeded);
    this.clock = options.clock();
    this.others = new Others(options, seeded, library.items().size());
    this.albums = new Albums(library, seeded, others, options);
  }

  /** The library, whose lists hold everything of the owner but RAW twins, trash and locked. */
  public SimulatedLibrary library() {
    return library;
  }

  /** What is special about an item. Photos that were added later are ordinary until changed. */
  public Facts facts(SimulatedItem item) {
    Facts known = changed.get(item.key());
    if (known != null) {
      return known;
    }
    if (plain) {
      return Facts.ORDINARY;
    }
    return library.hadAtFirst(item) ? finder.of(item) : factsOfReencode(item);
  }

  private Facts factsOfReencode(SimulatedItem item) {
    return reencodes
        .sourceOf(item)
        .map(larger -> facts(larger).ofReencode())
        .orElse(Facts.ORDINARY);
  }

  /** Changes what is special about an item, as its owner does on another device. */
  public void change(SimulatedItem item, UnaryOperator<Facts> how) {
    changed.put(item.key(), how.apply(facts(item)));
    changes.incrementAndGet();
  }

  /**
   * Edits an item, as its owner does on another device: it gets an edited version, or another one.
   * Its picture gets another address, and in half of the cases its dedup key ends in the moment of
   * the edit from then on: three of 500 real rows had such an end, and an edit is the likeliest of
   * the operations that may have put it there.
   *
   * @throws IllegalArgumentException when it is not in the library's lists
   */
  public SimulatedItem edit(SimulatedItem item) {
    Facts before = facts(item);
    SplittableRandom random = seeded.random("edit", item.key(), Integer.toString(before.edits()));
    OptionalLong newKey =
        random.nextBoolean() ? OptionalLong.of(clock.millis()) : OptionalLong.empty();
    SimulatedItem edited = library.edit(item.key(), random);
    change(item, facts -> before.editedOnceMore(newKey));
    return edited;
  }

  /**
   * The file whose size the site tells for an item: of an edited item the original in one half of
   * the cases and the edited version in the other, since no source says which.
   */
  public SimulatedFile sized(SimulatedItem item) {
    boolean asEdited = seeded.random("sized", item.key()).nextBoolean();
    SimulatedFile original = item.files().get(0);
    return asEdited ? item.file(FileRole.EDITED).orElse(original) : original;
  }

  /** The smaller encoding that the library lists beside an item, under a key of its own. */
  public Optional<SimulatedItem> reencode(SimulatedItem item) {
    return facts(item).reencoded() ? Optional.of(reencodes.of(item)) : Optional.empty();
  }

  /** The key of the item's second row in the library, where it has one. */
  public Optional<String> secondKey(SimulatedItem item) {
    return facts(item).secondKey()
        ? Optional.of(seeded.key("second", item.key()))
        : Optional.empty();
  }

  /** The file whose hash the site knows: what was uploaded, not what it may have become. */
  public SimulatedFile uploaded(SimulatedItem item) {
    Optional<SimulatedFile> raw = others.uploaded(item);
    if (raw.isPresent()) {
      return raw.get();
    }
    Optional<SimulatedItem> larger = reencodes.sourceOf(item);
    if (larger.isPresent()) {
      return uploaded(larger.get());
    }
    SimulatedFile stored = item.files().get(0);
    return facts(item).storageSaver()
        ? uploaded.computeIfAbsent(item.key(), key -> larger(key, stored))
        : stored;
  }

  private SimulatedFile larger(String key, SimulatedFile stored) {
    long size = stored.sizeBytes() * UPLOADED_TIMES_STORED + 1;
    long seed = seeded.random("uploaded", key).nextLong();
    MediaRecipe recipe =
        MediaRecipe.of(
            MediaFormat.JPEG, seed, Math.min(size, MediaRecipe.SIZE_BYTES_MAX), stored.capture());
    return new SimulatedFile(
        FileRole.ORIGINAL, stored.name(), stored.sentName(), stored.mimeType(), recipe);
  }

  /** Whether what is handed out as the original is another file than the one uploaded. */
  public boolean isDerivative(SimulatedItem item) {
    return !uploaded(item).equals(item.files().get(0));
  }

  /** The URL-safe base64 of the SHA-1 of what was uploaded; now and then with {@code :HEX}. */
  public String dedupKey(SimulatedItem item) {
    byte[] sha1 = HexFormat.of().parseHex(uploaded(item).sha1());
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(sha1);
    return facts(item).changedAt().isPresent()
        ? key + ":" + Long.toHexString(facts(item).changedAt().getAsLong())
        : key;
  }

  /** The library items with these hashes of uploaded bytes, given as lower-case hexadecimal. */
  public Optional<SimulatedItem> byHash(String sha1) {
    return hashes.find(sha1, library.items(), this::uploaded);
  }

  /** The item that has this key anywhere. */
  public Optional<Held> find(String key) {
    Optional<SimulatedItem> own = library.byKey(key).or(() -> withKey(others.locked(), key));
    return own.map(item -> Held.own(item, key))
        .or(() -> albums.find(key))
        .or(() -> index().byFurtherKey(key).map(item -> Held.own(item, key)))
        .or(() -> withKey(others.partners(), key).map(Cloud::partners))
        .or(() -> withKey(others.friends(), key).map(Cloud::friends));
  }

  private static Optional<SimulatedItem> withKey(List<SimulatedItem> items, String key) {
    return items.stream().filter(item -> item.key().equals(key)).findFirst();
  }

  private static Held partners(SimulatedItem item) {
    return new Held(item.key(), item, Account.PARTNER, false);
  }

  /** By the key behind the address of its picture. */
  private static Held friends(SimulatedItem item) {
    return new Held(item.key(), item, Account.FRIEND, false);
  }

  /** Cover and RAW of a group, the cover first; nothing for an id that is not known. */
  public List<SimulatedItem> group(String groupId) {
    return index()
        .coverOf(groupId)
        .map(cover -> List.of(cover, groups.twin(cover, groupId)))
        .orElse(List.of());
  }

  /** The RAW behind an item that is its cover. */
  public Optional<SimulatedItem> twin(SimulatedItem cover) {
    return RawGroups.idOf(cover)
        .filter(id -> index().coverOf(id).filter(cover::equals).isPresent())
        .map(id -> groups.twin(cover, id));
  }

  /** The id of the group that an item is the cover of. */
  public Optional<String> groupId(SimulatedItem cover) {
    return twin(cover).flatMap(raw -> RawGroups.idOf(cover));
  }

  /** All items, last uploaded first. */
  public List<SimulatedItem> recent() {
    return library.recent();
  }

  /** The items with the star, last uploaded first. */
  public List<SimulatedItem> favourites() {
    return favourites.in(library.recent(), changes.get(), item -> facts(item).favourite());
  }

  /** The items that a word leads to, by name or description, last uploaded first. */
  public List<SimulatedItem> search(String word) {
    return recent().stream()
        .filter(
            item ->
                item.fileName().contains(word)
                    || facts(item).description().filter(text -> text.contains(word)).isPresent())
        .toList();
  }

  /** What is in the trash. */
  public List<SimulatedItem> trash() {
    return library.trash();
  }

  /** What is in the locked folder. */
  public List<SimulatedItem> locked() {
    return others.locked();
  }

  /** What the partner shares. */
  public List<Held> partners() {
    return others.partners().stream().map(Cloud::partners).toList();
  }

  /** Every album and bundle: own ones and those of others. */
  public List<CloudAlbum> albums() {
    return albums.all();
  }

  /** What may be done with albums while the site runs. */
  public Albums albumChanges() {
    return albums;
  }

  /** When an album was last changed: its title, or what is in it. */
  public Instant modifiedAt(CloudAlbum album) {
    return albums.modifiedAt(album);
  }

  /** The items of an album, newest first. */
  public List<Held> entries(CloudAlbum album) {
    return albums.entries(album);
  }

  /** The own albums that an item is in. */
  public List<CloudAlbum> albumsOf(SimulatedItem item) {
    return albums().stream().filter(album -> item.albums().containsKey(album.key())).toList();
  }

  /** The items of other people in shared albums, each once. */
  public List<Held> sharedByOthers() {
    List<Held> found = new ArrayList<>();
    for (CloudAlbum album : albums()) {
      entries(album).stream().filter(Held::isOthers).forEach(found::add);
    }
    return found;
  }

  private synchronized Index index() {
    ItemList now = library.items();
    if (index.filter(made -> made.isOf(now)).isEmpty()) {
      index = Optional.of(new Index(now, this, groups));
    }
    return index.orElseThrow();
  }
}
