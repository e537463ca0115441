package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.library.ItemId;

/**
 * An archive in a folder that gphotos-cdp kept: one folder for each item, and {@code .lastdone}.
 * Everything that it downloaded stays where and as it is.
 */
public final class ItemFolders {
  /** When the folder became this archive, in milliseconds. */
  private static final String META_ADOPTED = "adopted_at";

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final Catalog catalog;
  private final ArchiveSettings settings;

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
   * listing proves what it can. What a crash leaves undone is done by the next call.
   *
   * @param stopped whether to leave the rest to the next time
   * @return how many items were taken in
   * @throws photos.keepsake.library.RunFailure DISK when the archive's folder cannot be read
   */
  public int adopt(BooleanSupplier stopped) {
    if (catalog.meta(META_ADOPTED).isEmpty()) {
      long now = Instant.now(settings.clock()).toEpochMilli();
      catalog.setMeta(META_ADOPTED, String.valueOf(now));
    }
    try {
      return new Adopter(folders, files, catalog, settings).adopt(stopped);
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.root(), e);
    }
  }

  /** What lies in the folder of an item's name, whoever put it there. */
  public ItemFolder of(ItemId id) {
    return ItemFolder.at(folders.file(id.value()));
  }

  /** Whether the item was archived before, whatever became of its files. */
  public boolean knows(ItemId id) {
    return catalog.archivedItem(id).isPresent();
  }

  /**
   * Whether somebody emptied the item's folder: it was empty before {@link #adopt} was called for
   * the first time, or the catalog has the item. A run that died may leave an empty folder, too.
   */
  public boolean isEmptied(ItemId id) {
    return of(id).isEmpty() && (knows(id) || isOlderThanAdoption(folders.file(id.value())));
  }

  private boolean isOlderThanAdoption(Path folder) {
    long adopted = catalog.meta(META_ADOPTED).map(Long::parseLong).orElse(0L);
    try {
      return Files.getLastModifiedTime(folder).toMillis() <= adopted;
    } catch (IOException e) {
      return false;
    }
  }

  /** The file in which gphotos-cdp keeps how far it came. */
  public LastDone lastDone() {
    return new LastDone(folders, files);
  }
}
