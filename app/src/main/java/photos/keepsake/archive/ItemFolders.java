package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.library.ItemId;

/**
 * An archive in a folder that gphotos-cdp kept: one folder for each item, and {@code .lastdone}.
 * Everything that it downloaded stays where and as it is.
 */
public final class ItemFolders {
  private static final Logger log = LoggerFactory.getLogger(ItemFolders.class);

  /** When the folder became this archive, in milliseconds. */
  private static final String META_ADOPTED = "adopted_at";

  /** The item that {@code .lastdone} named then. */
  private static final String META_LAST_DONE = "adopted_last_done";

  /** The items that were taken away before, one a line. */
  private static final String META_TAKEN_AWAY = "adopted_taken_away";

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final Catalog catalog;
  private final ArchiveSettings settings;
  private @Nullable Set<ItemId> takenAway;

  ItemFolders(
      ArchiveFolders folders, ArchiveFiles files, Catalog catalog, ArchiveSettings settings) {
    this.folders = folders;
    this.files = files;
    this.catalog = catalog;
    this.settings = settings;
  }

  /**
   * Takes what an earlier gphotos-cdp downloaded into the catalog, each file where it is: the
   * archive's folders that are named as an item and hold a file that is neither empty nor half a
   * download. Reads each such file once; an item that the catalog has is passed over. A later
   * listing proves what it can. What is neither picture nor film is left alone. What a crash leaves
   * undone is done by the next call.
   *
   * @param stopped whether to leave the rest to the next time
   * @param begins called before the first file is read, if there is one to be read
   * @return how many items were taken in
   * @throws photos.keepsake.library.RunFailure DISK when the archive's folder cannot be read
   */
  public int adopt(BooleanSupplier stopped, Runnable begins) {
    if (catalog.meta(META_ADOPTED).isEmpty()) {
      lastDone().read().ifPresent(item -> catalog.setMeta(META_LAST_DONE, item.value()));
      long now = Instant.now(settings.clock()).toEpochMilli();
      catalog.setMeta(META_ADOPTED, String.valueOf(now));
    }
    try {
      return new Adopter(folders, files, catalog, settings, adoptedAt()).adopt(stopped, begins);
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.root(), e);
    }
  }

  /**
   * What lies in the folder of an item's name, whoever put it there. Where a run of Keepsake died
   * between two files of an item, none of them is whole.
   */
  public ItemFolder of(ItemId id) {
    ItemFolder folder = ItemFolder.at(folders.file(id.value()));
    boolean isLeft =
        folder.isDone()
            && catalog.filesOf(id).isEmpty()
            && Adopter.isLeftByDeadRun(catalog, id.value(), folder.files());
    return isLeft ? new ItemFolder(true, false, List.of()) : folder;
  }

  /** Whether the item was archived before, whatever became of its files. */
  public boolean knows(ItemId id) {
    return catalog.archivedItem(id).isPresent();
  }

  /** Whether Keepsake itself fetched a file of the item, and gphotos-cdp did not. */
  public boolean hasFetched(ItemId id) {
    return catalog.filesOf(id).stream()
        .anyMatch(link -> link.file().archivedAt().isAfter(adoptedAt()));
  }

  /** Whether the last try to fetch the item brought nothing: so nobody can have taken it away. */
  public boolean wasTurnedDown(ItemId id) {
    return catalog.failedLast(id) || catalog.turnedDown(id).isPresent();
  }

  /** What {@code .lastdone} named before {@link #adopt} was called for the first time. */
  public Optional<ItemId> formerLastDone() {
    return catalog.meta(META_LAST_DONE).map(ItemId::new);
  }

  /** Whether {@link #rememberTakenAway} was called, in whatever run. */
  public boolean remembersTakenAway() {
    return catalog.meta(META_TAKEN_AWAY).isPresent();
  }

  /** Remembers which items gphotos-cdp had downloaded although nothing is there of them. */
  public synchronized void rememberTakenAway(List<ItemId> items) {
    catalog.setMeta(
        META_TAKEN_AWAY, items.stream().map(ItemId::value).collect(Collectors.joining("\n")));
    takenAway = null;
  }

  /** Whether the item is among those of {@link #rememberTakenAway}. */
  public synchronized boolean wasTakenAway(ItemId id) {
    Set<ItemId> known = takenAway;
    if (known == null) {
      String all = catalog.meta(META_TAKEN_AWAY).orElse("");
      known = all.lines().filter(l -> !l.isEmpty()).map(ItemId::new).collect(Collectors.toSet());
      takenAway = known;
    }
    return known.contains(id);
  }

  /** Makes the item's folder, for the owner alone, as gphotos-cdp does. */
  public void create(ItemId id) {
    Path folder = folders.file(id.value());
    try {
      Files.createDirectory(folder, ArchiveFolders.ownerOnly(folders.root(), "rwx------"));
    } catch (FileAlreadyExistsException e) {
      log.debug("the folder is there already item={}", id);
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.root(), e);
    }
  }

  /**
   * Whether somebody emptied the item's folder: it was empty before {@link #adopt} was called for
   * the first time, or the catalog has the item. A run that died may leave an empty folder, too.
   */
  public boolean isEmptied(ItemId id) {
    return of(id).isEmpty() && (knows(id) || isOlderThanAdoption(folders.file(id.value())));
  }

  private boolean isOlderThanAdoption(Path folder) {
    try {
      return !Files.getLastModifiedTime(folder).toInstant().isAfter(adoptedAt());
    } catch (IOException e) {
      return false;
    }
  }

  private Instant adoptedAt() {
    return Instant.ofEpochMilli(catalog.meta(META_ADOPTED).map(Long::parseLong).orElse(0L));
  }

  /** The file in which gphotos-cdp keeps how far it came. */
  public LastDone lastDone() {
    return new LastDone(folders, files);
  }
}
