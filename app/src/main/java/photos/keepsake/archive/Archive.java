package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.ArchivedItem;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileProof;
import photos.keepsake.archive.catalog.ItemRow;
import photos.keepsake.archive.catalog.ItemState;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.archive.catalog.RunCounts;
import photos.keepsake.archive.catalog.RunRecord;
import photos.keepsake.library.Account;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Page;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.Upload;

/**
 * An archive that this process may write to, as long as it is open; nobody else may meanwhile. All
 * methods may be called from several threads; hashing, date reading and syncing of different items
 * run side by side, only the choice of a name and the catalog are one at a time.
 *
 * <p>Every method may throw {@link RunFailure} with DISK when the disk fails, is full or not
 * writable, and with DAMAGE when the catalog's file is no catalog any more.
 */
public final class Archive implements AutoCloseable {
  private final ArchiveFolders folders;
  private final ArchiveSettings settings;
  private final ArchiveLock lock;
  private final Catalog catalog;
  private final FreeSpace space;
  private final Admitter admitter;
  private final ArchiveFiles files;
  private final Sidecars sidecars;

  private Archive(
      ArchiveFolders folders,
      ArchiveSettings settings,
      ArchiveLock lock,
      Catalog catalog,
      ArchiveFiles files) {
    this.folders = folders;
    this.settings = settings;
    this.lock = lock;
    this.catalog = catalog;
    this.files = files;
    this.space = new FreeSpace(folders, settings.keepFreeBytes());
    this.sidecars = new Sidecars(folders, files, catalog);
    this.admitter = new Admitter(folders, files, catalog, settings, space);
  }

  /** Makes the files of an archive; other ones only in tests. */
  interface FilesFactory {
    ArchiveFiles on(Path staging) throws IOException;
  }

  /**
   * Opens the archive, or makes one in an absent or empty folder; makes a new catalog where it is
   * gone. Takes its lock, takes up what a killed run had placed, and empties staging.
   *
   * @throws RunFailure USAGE for a folder that is no archive and not empty, of which nothing is
   *     touched, and where the system cannot name every file; IN_USE when another run has it;
   *     NEWER_VERSION; DISK, also when photos could not be put there; DAMAGE
   */
  public static Archive open(Path root, ArchiveSettings settings) {
    return open(root, settings, DiskFiles::new);
  }

  /**
   * The same, but makes an archive in a folder with entries of others, too; none of them is
   * touched. A folder that is made anew is the owner's alone.
   */
  public static Archive openAmongOthers(Path root, ArchiveSettings settings) {
    ArchiveFolders folders = ArchiveFolders.of(root);
    folders.createClosedRoot();
    return open(folders, settings, DiskFiles::new, true);
  }

  /**
   * Opens an archive that is there; makes none, and no catalog either.
   *
   * @throws RunFailure NO_ARCHIVE when there is none, DAMAGE when its catalog is gone, else as
   *     {@link #open}
   */
  public static Archive openExisting(Path root, ArchiveSettings settings) {
    ArchiveReader.requireArchive(ArchiveFolders.of(root));
    return open(root, settings);
  }

  /**
   * Opens an archive for looking at it, also while a run writes.
   *
   * @param clock for the lock, which an older catalog needs while it is brought up to date
   * @throws RunFailure NO_ARCHIVE when there is none; NEWER_VERSION; DISK; DAMAGE, also when its
   *     catalog is gone
   */
  public static ArchiveReader read(Path root, Clock clock) {
    return ArchiveReader.open(root, clock);
  }

  static Archive open(Path root, ArchiveSettings settings, FilesFactory factory) {
    return open(ArchiveFolders.of(root), settings, factory, false);
  }

  private static Archive open(
      ArchiveFolders folders, ArchiveSettings settings, FilesFactory factory, boolean amongOthers) {
    folders.requireNames();
    try {
      if (!amongOthers) {
        refuseForeign(folders);
      }
      folders.create();
      if (!Files.isWritable(folders.root())) {
        throw DiskTrouble.cannotWrite(folders.root(), null);
      }
      ArchiveLock lock = ArchiveLock.take(folders, settings.clock());
      try {
        return open(folders, settings, lock, factory);
      } catch (IOException | RuntimeException | Error e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.root(), e);
    }
  }

  private static Archive open(
      ArchiveFolders folders, ArchiveSettings settings, ArchiveLock lock, FilesFactory factory)
      throws IOException {
    folders.createContent();
    folders.sweepTmp(Instant.now(settings.clock()));
    Catalog catalog = Catalog.open(folders.catalog(), folders.scratch());
    try {
      ArchiveFiles files = factory.on(folders.staging());
      PlacingNote.recover(folders, files, catalog);
      for (String left : files.names(folders.staging())) {
        ArchiveFolders.deleteTree(folders.staging().resolve(left));
      }
      return new Archive(folders, settings, lock, catalog, files);
    } catch (IOException | RuntimeException | Error e) {
      catalog.close();
      throw e;
    }
  }

  private static void refuseForeign(ArchiveFolders folders) throws IOException {
    String foreign = folders.exist() ? null : folders.foreignEntry();
    if (foreign != null) {
      throw new RunFailure(
          RunFailure.Reason.USAGE,
          "cannot use " + folders.root() + " as an archive",
          "it is not an archive and not empty: it has \"" + foreign + "\"",
          "name an empty or a new folder with --archive");
    }
  }

  /** The archive's folder, absolute. */
  public Path root() {
    return folders.root();
  }

  /** Where downloads go, named by whoever makes them. Emptied when the archive is opened. */
  public Path staging() {
    return folders.staging();
  }

  /** For bundles that tell what went wrong. */
  public Path debugFolder() {
    return folders.debug();
  }

  /** For logs. */
  public Path logFolder() {
    return folders.logs();
  }

  /**
   * Takes note of what a page of a listing tells: metadata, looks and dedup keys of items that are
   * held under the ids told, and which items stand in which albums. What the page does not tell
   * stays as it was; what it tells as it was writes nothing.
   *
   * <p>An item that is shown otherwise than when it was fetched stays noted as it was, so that
   * {@link #holds(ItemRef)} says no until it was fetched again. But when nearly all of a page has
   * other picture tokens, nobody has edited all that: the site gives out new ones, which are taken
   * over.
   */
  public void listed(Page page) {
    catalog.listed(page, now());
  }

  /** The folders that gphotos-cdp made in this archive, and what it knows of them. */
  public ItemFolders itemFolders() {
    return new ItemFolders(folders, files, catalog, settings);
  }

  /** Whether the item was archived before and all its files still lie there with their size. */
  public boolean holds(ItemId id) {
    return catalog.archivedItem(id).filter(this::isOnDisk).isPresent();
  }

  /**
   * The same for a line of a listing, which may stand for a photo that was archived under another
   * id with the same dedup key. For an entry of the person's own lists only a proven original
   * stands: others may let one have less, and the library lists some photos by a second key that
   * has only a smaller version of them (measured by gpb, 2026-09). An item that is shown otherwise
   * than when it was fetched is not held. Looks into the catalog twice at most, and writes nothing.
   */
  public boolean holds(ItemRef item) {
    Optional<ArchivedItem> own = catalog.archivedItem(item.id());
    if (own.filter(held -> held.isShownOtherwise(item)).isPresent()) {
      return false;
    }
    return own.filter(this::isOnDisk).isPresent()
        || item.dedupKey().stream()
            .flatMap(key -> catalog.archivedItems(key).stream())
            .anyMatch(held -> standsFor(held, item) && isOnDisk(held));
  }

  private static boolean standsFor(ArchivedItem held, ItemRef item) {
    boolean ofOthers = item.source() == Source.ALBUM || item.source() == Source.PARTNER;
    return ofOthers
        || held.files().stream().anyMatch(file -> file.evidence().proof() == Proof.ORIGINAL);
  }

  /**
   * What is known of the bytes of the files, page by page in the order of their paths.
   *
   * @param path the last one of the page before, empty for the first page
   * @param limit how many at most
   */
  public List<FileProof> sha1s(String path, int limit) {
    return catalog.proofsAfter(path, limit);
  }

  /**
   * Remembers that the site, when asked by hash, named these uploads: files of those items with
   * these bytes are originals.
   */
  public void proven(List<Upload> uploads) {
    catalog.proven(uploads);
  }

  /** What earlier runs listed and could not get. */
  public ListingMemory memory() {
    return new ListingMemory(catalog, settings.clock());
  }

  /** Whether the item's last try failed. */
  public boolean failedBefore(ItemId id) {
    return catalog.failedLast(id);
  }

  /** What the catalog says about the whole archive; looks at no photo. */
  public ArchiveStatus status() {
    return catalog.status();
  }

  private boolean isOnDisk(ArchivedItem item) {
    return item.files().stream().allMatch(this::isOnDisk);
  }

  private boolean isOnDisk(FileLink link) {
    try {
      return Files.size(folders.file(link.file().path())) == link.file().sizeBytes();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Takes a fetched item into the archive. What lies on the disk at each step, and after a crash:
   *
   * <ol>
   *   <li>Each staged file is read once, for both hashes and its type; a zip is taken apart into
   *       staging. <i>Crash: staging is swept by the next open.</i>
   *   <li>The staged files get their time and are synced. Missing folders are made. <i>Crash: as
   *       above, and maybe an empty folder.</i>
   *   <li>A note of what goes where is written into staging, then each file gets its final name,
   *       never that of another file, then the folders are synced. <i>Crash: files without a row;
   *       the next open finds them by the note and enters them, and the item's next fetch takes
   *       them over. After a power cut without the note: the item's next fetch finds them by name
   *       and bytes.</i>
   *   <li>One transaction writes the item, its files, and which belongs to which. <i>Crash: all of
   *       it or nothing.</i>
   *   <li>Staged files and note are deleted. <i>Crash: swept by the next open.</i>
   *   <li>Sidecars are written. One that cannot be is logged, and the item is archived all the
   *       same. <i>Crash: written by the next {@link #bringUpToDate}.</i>
   * </ol>
   *
   * <p>So there is never a row without its file, nothing is ever overwritten, and staged bytes are
   * dropped only after the archive's own were placed or read again. Whatever happens, the staged
   * files are gone when this returns or throws.
   *
   * @param fetched with files in staging only
   * @return one entry for each file that was fetched, the original first; files that the item had
   *     before stay its own, behind these
   * @throws ItemFailure temporary when the files are not what they should be: empty, cut, a web
   *     page, a zip that is damaged or unsafe; also when the site says that it keeps the very
   *     upload and this is not it, unless the item brought the same bytes before
   */
  public List<ArchivedFile> admit(FetchOutcome.Fetched fetched) {
    List<ArchivedFile> archived = admitter.admit(fetched);
    if (settings.sidecars()) {
      sidecars.write(fetched.item().id());
    }
    return archived;
  }

  /** Remembers that the site cannot hand the item out. Does nothing for an item that is held. */
  public void recordUnavailable(FetchOutcome.Unavailable unavailable) {
    ItemRef item = unavailable.item();
    Optional<TakenTime> taken = Taken.bySite(unavailable.info().takenTime(), item.takenTime());
    String name = unavailable.info().name();
    notArchived(item, name, taken, ItemState.UNAVAILABLE, unavailable.reason());
  }

  /**
   * Remembers that the item failed, and counts the tries. Does nothing for an item that is held.
   */
  public void recordFailed(ItemRef item, ItemFailure failure) {
    notArchived(item, "", item.takenTime(), ItemState.FAILED, failure.reason());
  }

  private void notArchived(
      ItemRef item, String name, Optional<TakenTime> taken, ItemState state, String reason) {
    // An older version of it may be here; then the newer one is asked for again by its looks.
    if (holds(item) || holds(item.id())) {
      return;
    }
    ItemRow row =
        new ItemRow(
            item.id(),
            item.source(),
            item.kind(),
            name,
            taken,
            taken.map(time -> time.at(settings.zone())),
            item.dedupKey(),
            Metadata.NONE,
            item.looks());
    catalog.notArchived(row, state, reason, now());
  }

  private Instant now() {
    return Instant.now(settings.clock());
  }

  /**
   * Makes sure that the archive stays one account's. What is known of the first one is remembered,
   * and completed later; where there is nothing to compare, it is let pass. Of two known ids, the
   * e-mails say nothing; a changed one is taken over.
   *
   * @throws RunFailure OTHER_ACCOUNT
   */
  public synchronized void bindAccount(Account account) {
    new Owner(catalog).require(account);
  }

  /** A run begins; it stays without an end when it is killed. */
  public RunRecord runStarted() {
    return catalog.runStarted(now());
  }

  /** A run of {@link #runStarted} ends. */
  public void runEnded(RunRecord run, int exitCode, RunCounts counts) {
    catalog.runEnded(run, exitCode, counts, now());
  }

  /** How many bytes may still come before {@link #requireSpace} refuses more. */
  public long roomBytes() {
    return space.room();
  }

  /**
   * Makes sure that so many bytes more leave the free space that is to be kept.
   *
   * @throws RunFailure DISK when they would not
   */
  public void requireSpace(long bytes) {
    space.require(bytes);
  }

  /**
   * Writes {@code manifest.sha256} anew, for a run that added files. It lists what the catalog
   * knows; whatever happens, the old one or the new one is there as a whole.
   *
   * @return why there is no new one: a file of that name is not as Keepsake wrote it, and was left
   *     alone; empty when all is well
   */
  public synchronized Optional<String> writeManifest() {
    try {
      return new Manifest(folders, catalog).write(files);
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.root(), e);
    }
  }

  /**
   * Brings up to date what is written beside the photos: sidecars of which the facts changed or
   * that are gone, the albums' folders, and the manifest when files were added since it was
   * written. For the end of a run, also of one that stopped early; cheap when nothing changed. What
   * a crash leaves undone is done by the next one. Files of others are never touched.
   *
   * @param stopped whether to leave the rest to the next time
   * @return what a person should know, in whole sentences without a full stop; empty when all is
   *     well
   */
  public synchronized List<String> bringUpToDate(BooleanSupplier stopped) {
    List<String> notes = new ArrayList<>();
    if (settings.sidecars()) {
      notes.addAll(sidecars.bringUpToDate(stopped));
    }
    notes.addAll(
        new AlbumViews(folders, files, catalog.albumLinks(), settings.albums())
            .bringUpToDate(stopped));
    Manifest manifest = new Manifest(folders, catalog);
    if (!stopped.getAsBoolean() && manifest.isOutdated()) {
      writeManifest().ifPresent(notes::add);
    }
    return List.copyOf(notes);
  }

  ArchiveFolders folders() {
    return folders;
  }

  Catalog catalog() {
    return catalog;
  }

  ArchiveSettings settings() {
    return settings;
  }

  /** Gives the archive free for others. What was admitted is on the disk already. */
  @Override
  public void close() {
    try {
      catalog.close();
    } finally {
      lock.close();
    }
  }
}
