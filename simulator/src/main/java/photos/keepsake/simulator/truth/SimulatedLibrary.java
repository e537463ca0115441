package photos.keepsake.simulator.truth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything the site holds. Items may come and go while it runs; every list that was given out
 * stays as it was. Safe for use by several threads.
 *
 * <p>Making a library reads and hashes nothing; hashes are computed file by file when somebody
 * asks.
 */
public final class SimulatedLibrary {
  private static final Comparator<SimulatedItem> NEWEST_FIRST =
      Comparator.comparing(SimulatedItem::takenAt).reversed().thenComparing(SimulatedItem::key);

  /** Of so many photos one is the top of a stack. */
  private static final int STACK_EVERY = 25;

  private static final int STACK_MAX = 9;

  /** The lists at one moment, all newest first. */
  private record Listing(
      List<SimulatedItem> all,
      List<SimulatedItem> grid,
      List<SimulatedItem> archive,
      List<SimulatedItem> trash) {

    static Listing of(List<SimulatedItem> all, List<SimulatedItem> trash) {
      return new Listing(
          Collections.unmodifiableList(all),
          all.stream().filter(item -> !item.archived()).toList(),
          all.stream().filter(SimulatedItem::archived).toList(),
          Collections.unmodifiableList(trash));
    }

    Listing with(SimulatedItem item) {
      return of(added(all, item), trash);
    }

    Listing without(SimulatedItem item) {
      return of(removed(all, item), removed(trash, item));
    }

    Listing withTrashed(SimulatedItem item) {
      return of(removed(all, item), added(trash, item));
    }

    private static List<SimulatedItem> added(List<SimulatedItem> sorted, SimulatedItem item) {
      List<SimulatedItem> more = new ArrayList<>(sorted);
      int found = Collections.binarySearch(sorted, item, NEWEST_FIRST);
      more.add(found < 0 ? -found - 1 : found, item);
      return more;
    }

    private static List<SimulatedItem> removed(List<SimulatedItem> sorted, SimulatedItem item) {
      List<SimulatedItem> fewer = new ArrayList<>(sorted);
      fewer.remove(item);
      return fewer;
    }
  }

  private final ItemGenerator generator;
  private final Map<String, SimulatedItem> byKey = new ConcurrentHashMap<>();

  /** Indexes below those of generated items and of their times. */
  private final AtomicInteger added = new AtomicInteger(-2 * LibraryOptions.COUNT_MAX);

  private final Object changes = new Object();
  private volatile Listing listing;

  private SimulatedLibrary(List<SimulatedItem> items, ItemGenerator generator) {
    this.generator = generator;
    items.forEach(this::index);
    List<SimulatedItem> sorted = new ArrayList<>(items);
    sorted.sort(NEWEST_FIRST);
    this.listing = Listing.of(sorted, List.of());
  }

  /** A library out of nothing but its options. */
  public static SimulatedLibrary generate(LibraryOptions options) {
    ItemGenerator generator = new ItemGenerator(options);
    List<SimulatedItem> items =
        IntStream.range(0, options.count()).parallel().mapToObj(generator::item).toList();
    return new SimulatedLibrary(items, generator);
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
    return new SimulatedLibrary(new PhotoFolder(folder, seed).items(), generator);
  }

  /**
   * Every item, archived ones too, newest first by taken time; equal times in a stable order. What
   * is in the trash is not among them.
   */
  public List<SimulatedItem> items() {
    return listing.all();
  }

  /** The items of the main grid: those that are not archived, newest first. */
  public List<SimulatedItem> grid() {
    return listing.grid();
  }

  /** The archived items, newest first. */
  public List<SimulatedItem> archive() {
    return listing.archive();
  }

  /** What somebody threw away, newest first; it is still found by its key. */
  public List<SimulatedItem> trash() {
    return listing.trash();
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
    List<SimulatedItem> grid = listing.grid();
    int at = Collections.binarySearch(grid, item, NEWEST_FIRST);
    List<SimulatedItem> stack =
        grid.stream()
            .skip(Math.max(0, at))
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
    return List.copyOf(generator.albums());
  }

  /** The items of an album, newest first; none for an id that is not known. */
  public List<SimulatedItem> albumItems(String albumId) {
    return listing.all().stream().filter(item -> item.albums().containsKey(albumId)).toList();
  }

  /** The item with this library key, or with this key inside an album. */
  public Optional<SimulatedItem> byKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /**
   * Puts an item where its taken time says.
   *
   * @throws IllegalArgumentException when one of its keys is taken
   */
  public void add(SimulatedItem item) {
    synchronized (changes) {
      index(item);
      listing = listing.with(item);
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
      listing = listing.withTrashed(item);
    }
  }

  /** Takes the item with this library key away for good; empty when there is none. */
  public Optional<SimulatedItem> remove(String key) {
    synchronized (changes) {
      SimulatedItem item = byKey.get(key);
      if (item == null || !item.key().equals(key)) {
        return Optional.empty();
      }
      byKey.remove(key);
      item.albums().values().forEach(byKey::remove);
      listing = listing.without(item);
      return Optional.of(item);
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
    hashEveryFile();
    Manifest.write(this, out, addition);
  }

  private void hashEveryFile() {
    items().parallelStream()
        .flatMap(item -> Stream.concat(item.files().stream(), item.motionClip().stream()))
        .forEach(SimulatedFile::sha256);
  }

  private void index(SimulatedItem item) {
    List<String> keys = new ArrayList<>(item.albums().values());
    keys.add(item.key());
    if (keys.stream().anyMatch(byKey::containsKey)) {
      throw new IllegalArgumentException("there is an item with a key of " + item.key());
    }
    keys.forEach(key -> byKey.put(key, item));
  }
}
