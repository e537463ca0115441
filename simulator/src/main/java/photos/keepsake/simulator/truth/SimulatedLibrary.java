package photos.keepsake.simulator.truth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

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

  /** The lists at one moment, all newest first. */
  private record Listing(
      List<SimulatedItem> all, List<SimulatedItem> grid, List<SimulatedItem> archive) {

    static Listing of(List<SimulatedItem> sorted) {
      return new Listing(
          Collections.unmodifiableList(sorted),
          sorted.stream().filter(item -> !item.archived()).toList(),
          sorted.stream().filter(SimulatedItem::archived).toList());
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
    this.listing = Listing.of(sorted);
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
   * @throws IOException when the folder cannot be read
   */
  public static SimulatedLibrary ofPhotos(Path folder, long seed) throws IOException {
    ItemGenerator generator =
        new ItemGenerator(LibraryOptions.of(0, seed, LibraryOptions.Mix.PLAIN));
    return new SimulatedLibrary(new PhotoFolder(folder, seed).items(), generator);
  }

  /** Every item, archived ones too, newest first by taken time; equal times in a stable order. */
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
      List<SimulatedItem> sorted = new ArrayList<>(listing.all());
      int found = Collections.binarySearch(sorted, item, NEWEST_FIRST);
      sorted.add(found < 0 ? -found - 1 : found, item);
      listing = Listing.of(sorted);
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

  /** Takes the item with this library key away; empty when there is none. */
  public Optional<SimulatedItem> remove(String key) {
    synchronized (changes) {
      SimulatedItem item = byKey.get(key);
      if (item == null || !item.key().equals(key)) {
        return Optional.empty();
      }
      byKey.remove(key);
      item.albums().values().forEach(byKey::remove);
      List<SimulatedItem> sorted = new ArrayList<>(listing.all());
      sorted.remove(Collections.binarySearch(sorted, item, NEWEST_FIRST));
      listing = Listing.of(sorted);
      return Optional.of(item);
    }
  }

  /** The manifest, with hashes: reads every file that was not hashed yet, on all cores. */
  public String manifestJson() {
    hashEveryFile();
    return Manifest.json(this, true);
  }

  /** The manifest without hashes, at once; for libraries that are too large to be read. */
  public String manifestJsonWithoutHashes() {
    return Manifest.json(this, false);
  }

  /** Writes the manifest with hashes as UTF-8, item by item, and leaves the stream open. */
  public void writeManifest(OutputStream out) {
    hashEveryFile();
    Manifest.write(this, out, true);
  }

  private void hashEveryFile() {
    items().parallelStream().flatMap(item -> item.files().stream()).forEach(SimulatedFile::sha1);
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
