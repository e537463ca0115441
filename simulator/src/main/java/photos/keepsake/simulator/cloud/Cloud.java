package photos.keepsake.simulator.cloud;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.truth.FileRole;
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
  private final Others others;
  private final Albums albums;
  private final List<SimulatedItem> first;
  private final Map<String, Facts> changed = new ConcurrentHashMap<>();
  private final Map<String, SimulatedFile> uploaded = new ConcurrentHashMap<>();
  private final HashIndex hashes = new HashIndex();
  private Index index;

  /** What the site knows of a library that may change. */
  public Cloud(SimulatedLibrary library, CloudOptions options) {
    this.library = library;
    this.plain = options.plain();
    this.seeded = new Seeded(options.seed());
    this.finder = new FactFinder(seeded);
    this.groups = new RawGroups(seeded);
    this.others = new Others(options, seeded, library.items().size());
    this.first = library.items();
    this.index = new Index(first, groups, this::secondKey);
    this.albums = new Albums(this, library, seeded, others, options);
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
    return plain || !wasThere(item) ? Facts.ORDINARY : finder.of(item);
  }

  private boolean wasThere(SimulatedItem item) {
    return Collections.binarySearch(first, item, Index.lastFirst(SimulatedItem::takenAt)) >= 0;
  }

  /** Changes what is special about an item, as its owner does on another device. */
  public void change(SimulatedItem item, UnaryOperator<Facts> how) {
    changed.put(item.key(), how.apply(facts(item)));
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
    return facts(item).storageSaver() || others.uploaded(item).isPresent();
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
    Optional<SimulatedItem> own =
        library
            .byKey(key)
            .or(() -> index().bySecondKey(key))
            .or(() -> index().twin(key))
            .or(() -> withKey(others.locked(), key));
    return own.map(item -> Held.own(item, key))
        .or(() -> albums.find(key))
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
    return index().recent();
  }

  /** The items with the star, last uploaded first. */
  public List<SimulatedItem> favourites() {
    return recent().stream().filter(item -> facts(item).favourite()).toList();
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
    List<SimulatedItem> now = library.items();
    if (!index.isOf(now)) {
      index = new Index(now, groups, this::secondKey);
    }
    return index;
  }
}
