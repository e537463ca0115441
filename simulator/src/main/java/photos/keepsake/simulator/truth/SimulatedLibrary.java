package photos.keepsake.simulator.truth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Everything the site holds. Items may come and go while it runs; every list that was given out
 * stays as it was. Safe for use by several threads.
 *
 * <p>Making a library reads and hashes nothing; hashes are computed file by file when somebody
 * asks. Generated items are not held either: a list has eight bytes of each, and what an item is
 * follows from the seed and its number whenever it is asked for.
 */
public final class SimulatedLibrary {
  /** Of so many photos one is the top of a stack. */
  private static final int STACK_EVERY = 25;

  private static final int STACK_MAX = 9;

  private final ItemGenerator generator;
  private final ItemStore store;

  /** Numbers of the items that came later or were changed, by all their keys. */
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  /** Numbers of generated items that went or were changed. */
  private final Set<Integer> replaced = ConcurrentHashMap.newKeySet();

  /** Indexes below those of generated items and of their times. */
  private final AtomicInteger added = new AtomicInteger(-2 * LibraryOptions.COUNT_MAX);

  private final Object changes = new Object();
  private volatile Lists lists;
  private volatile List<SimulatedAlbum> albums;

  private SimulatedLibrary(ItemGenerator generator) {
    this.generator = generator;
    this.store = new ItemStore(generator);
    this.lists = Lists.of(generator.count(), store);
    this.albums = List.copyOf(generator.albums());
  }

  /** A library out of nothing but its options. */
  public static SimulatedLibrary generate(LibraryOptions options) {
    return new SimulatedLibrary(new ItemGenerator(options));
  }

  /**
   * A library of every photo and video in a folder and below it, each an ordinary item with the
   * file's own bytes, name and taken time (its modification time where it has none).
   *
   * @param seed of the keys
   * @param clock what today is
   * @throws IOException when the folder cannot be read
   */
  public static SimulatedLibrary ofPhotos(Path folder, long seed, Clock clock) throws IOException {
    ItemGenerator generator =
        new ItemGenerator(LibraryOptions.of(0, seed, LibraryOptions.Mix.PLAIN).withClock(clock));
    SimulatedLibrary library = new SimulatedLibrary(generator);
    new PhotoFolder(folder, seed).items().forEach(library::add);
    return library;
  }

  /**
   * Every item, archived ones too, newest first by taken time; equal times in a stable order. What
   * is in the trash is not among them.
   */
  public ItemList items() {
    return lists.all();
  }

  /** The items of the main grid: those that are not archived, newest first. */
  public ItemList grid() {
    return lists.grid();
  }

  /** The archived items, newest first. */
  public ItemList archive() {
    return lists.archive();
  }

  /** What somebody threw away, newest first; it is still found by its key. */
  public ItemList trash() {
    return lists.trash();
  }

  /** The same as {@link #items}, but last uploaded first. */
  public ItemList recent() {
    return lists.recent();
  }

  /** Whether the library has had an item under this key since it was made. */
  public boolean hadAtFirst(SimulatedItem item) {
    return generator.numberIn(item.key()).isPresent();
  }

  /** The id of the partner who shares a list; that list is the "album" of this id. */
  public Optional<String> partner() {
    return generator.partner();
  }

  /** Everything that the menu of an item offers to download, the plain download first. */
  public List<Handout> handouts(SimulatedItem item) {
    return Handout.of(item, stackOf(item));
  }

  /**
   * The stack that an item is the top of, itself first: some ordinary photos have the next older
   * ones of the grid below them, which are listed all the same. Empty for all other items.
   */
  public List<SimulatedItem> stackOf(SimulatedItem item) {
    SplittableRandom random = new SplittableRandom(item.key().hashCode());
    boolean top = generator.isFull() && isStackable(item) && random.nextInt(STACK_EVERY) == 0;
    if (!top) {
      return List.of();
    }
    ItemList grid = lists.grid();
    int at = grid.position(item);
    List<SimulatedItem> stack =
        grid.subList(Math.max(0, at), grid.size()).stream()
            .filter(SimulatedLibrary::isStackable)
            .limit(random.nextInt(2, STACK_MAX + 1))
            .toList();
    return at >= 0 && stack.size() > 1 ? stack : List.of();
  }

  private static boolean isStackable(SimulatedItem item) {
    boolean onePhoto = item.kind() == Kind.PHOTO && item.files().size() == 1;
    return onePhoto && item.isDownloadable() && !item.archived();
  }

  /** All albums, also those that hold nothing. */
  public List<SimulatedAlbum> albums() {
    return albums;
  }

  /** The items of an album, newest first; none for an id that is not known. */
  public List<SimulatedItem> albumItems(String albumId) {
    return lists.inAlbums().stream().filter(item -> item.albums().containsKey(albumId)).toList();
  }

  /** The item with this library key, or with this key inside an album. */
  public Optional<SimulatedItem> byKey(String key) {
    Optional<Integer> kept = Optional.ofNullable(numbers.get(key));
    return kept.map(store::get).or(() -> generated(key).map(store::get));
  }

  /** The number of the generated item that has a key, unless it went. */
  private Optional<Integer> generated(String key) {
    return generator.numberIn(key).stream()
        .boxed()
        .filter(number -> !replaced.contains(number))
        .filter(number -> store.get(number).keys().contains(key))
        .findFirst();
  }

  /**
   * Puts an item where its taken time says.
   *
   * @throws IllegalArgumentException when one of its keys is taken
   */
  public void add(SimulatedItem item) {
    synchronized (changes) {
      if (item.keys().stream().anyMatch(key -> byKey(key).isPresent())) {
        throw new IllegalArgumentException("there is an item with a key of " + item.key());
      }
      lists = lists.with(item, keep(item));
    }
  }

  private int keep(SimulatedItem item) {
    int number = store.keep(item);
    item.keys().forEach(key -> numbers.put(key, number));
    return number;
  }

  /** Puts an item in the place of the one that has its library key, unless that is in the trash. */
  private void replace(SimulatedItem old, SimulatedItem item) {
    if (!lists.all().contains(old)) {
      throw new IllegalArgumentException("not in the library's lists: " + old.key());
    }
    int number = keep(item);
    generator.numberIn(old.key()).ifPresent(replaced::add);
    old.keys().stream().filter(key -> !item.keys().contains(key)).forEach(numbers::remove);
    lists = lists.without(old).with(item, number);
  }

  private SimulatedItem present(String key) {
    return byKey(key).orElseThrow(() -> new IllegalArgumentException("no item " + key));
  }

  /**
   * Gives an item an edited version, or another one.
   *
   * @param key its library key
   * @param random what the version is made of
   * @return the item as it is now
   * @throws IllegalArgumentException when it is not in the library's lists
   */
  public SimulatedItem edit(String key, SplittableRandom random) {
    synchronized (changes) {
      SimulatedItem old = present(key);
      SimulatedItem edited = EditedVersion.of(old, random);
      replace(old, edited);
      return edited;
    }
  }

  /** Puts an item into an album, where it has a key of its own. */
  public void addToAlbum(String key, String albumId, String keyInAlbum) {
    synchronized (changes) {
      SimulatedItem old = present(key);
      if (!old.albums().containsKey(albumId)) {
        replace(old, old.inAlbum(albumId, keyInAlbum));
      }
    }
  }

  /** Takes an item out of an album. */
  public void removeFromAlbum(String key, String albumId) {
    synchronized (changes) {
      SimulatedItem old = present(key);
      if (old.albums().containsKey(albumId)) {
        replace(old, old.outOfAlbum(albumId));
      }
    }
  }

  /** Makes an album, which holds nothing yet. */
  public void addAlbum(SimulatedAlbum album) {
    synchronized (changes) {
      albums = Stream.concat(albums.stream(), Stream.of(album)).toList();
    }
  }

  /** Gives an album another title. */
  public void renameAlbum(String id, String title) {
    synchronized (changes) {
      albums =
          albums.stream()
              .map(album -> album.id().equals(id) ? album.titled(title) : album)
              .toList();
    }
  }

  /** Deletes an album; its items stay in the library. */
  public void removeAlbum(String id) {
    synchronized (changes) {
      albumItems(id).forEach(item -> removeFromAlbum(item.key(), id));
      albums = albums.stream().filter(album -> !album.id().equals(id)).toList();
    }
  }

  /**
   * Puts a new ordinary photo in, as if somebody had just uploaded it.
   *
   * @param fileName its one name
   * @param takenAt its place in the list
   */
  public SimulatedItem addPhoto(String fileName, Instant takenAt) {
    Instant second = takenAt.truncatedTo(ChronoUnit.SECONDS);
    SimulatedItem item = generator.photo(added.decrementAndGet(), fileName, second);
    add(item);
    return item;
  }

  /** Puts an item into the trash: off every other list, but still found by its key. */
  public void trash(SimulatedItem item) {
    synchronized (changes) {
      lists = lists.withTrashed(item, keep(item));
    }
  }

  /** Takes the item with this library key away for good; empty when there is none. */
  public Optional<SimulatedItem> remove(String key) {
    synchronized (changes) {
      Optional<SimulatedItem> found = byKey(key).filter(item -> item.key().equals(key));
      if (found.isPresent()) {
        generator.numberIn(key).ifPresent(replaced::add);
        found.get().keys().forEach(numbers::remove);
        lists = lists.without(found.get());
      }
      return found;
    }
  }

  /** The manifest, with hashes: reads every file that was not hashed yet, on all cores. */
  public String manifestJson() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeManifest(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Writes the manifest with hashes as UTF-8, item by item, and leaves the stream open. */
  public void writeManifest(OutputStream out) {
    writeManifest(out, Optional.empty());
  }

  /** The same with what else is known of items. */
  public void writeManifest(OutputStream out, ManifestAddition addition) {
    writeManifest(out, Optional.of(addition));
  }

  private void writeManifest(OutputStream out, Optional<ManifestAddition> addition) {
    Manifest.write(this, out, addition);
  }
}
