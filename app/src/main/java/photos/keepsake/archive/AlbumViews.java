package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.AlbumLink;
import photos.keepsake.archive.catalog.AlbumLinkTable;
import photos.keepsake.archive.catalog.ViewedAlbum;

/**
 * Shows albums as folders of links to the photos: {@code albums/Trip/IMG_1.jpg ->
 * ../../2024/2024-05/IMG_1.jpg}. Albums without a title have none.
 *
 * <p>Only what the catalog says that we made, and that still is what we made, is removed or
 * replaced; and nothing is done where {@code albums} or a folder in it is a link to elsewhere. The
 * catalog is told of a link before it is made, and forgets it after it was removed: a link that it
 * knows and that is gone is made again, so that a crash at any point is made good by the next run.
 */
final class AlbumViews {
  private static final Logger log = LoggerFactory.getLogger(AlbumViews.class);

  /** A disk that takes no links takes none for the next album either. */
  private static final int FAILURES_MAX = 3;

  private static final int NUMBER_MAX = 10_000;

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final AlbumLinkTable table;
  private final AlbumView view;
  private final AlbumFolders names;
  private final List<Exception> failures = new ArrayList<>();
  private long occupied;

  /** Good for one time. */
  AlbumViews(ArchiveFolders folders, ArchiveFiles files, AlbumLinkTable table, AlbumView view) {
    this.folders = folders;
    this.files = files;
    this.table = table;
    this.view = view;
    this.names = new AlbumFolders(folders, files, table);
  }

  /**
   * Makes, changes and removes links as the albums are now. Where nothing changed, it reads what
   * the catalog has and lists each view's folder.
   *
   * @param stopped whether to leave the rest to the next time
   * @return what a person should know, if anything
   */
  List<String> bringUpToDate(BooleanSupplier stopped) {
    List<ViewedAlbum> albums = view == AlbumView.NONE ? List.of() : table.albums();
    if (!albums.isEmpty() && isOccupied(folders.file(AlbumFolders.TOP))) {
      return List.of(
          "albums are not shown as folders: "
              + AlbumFolders.TOP
              + " is no folder; move it away to get them");
    }
    for (ViewedAlbum album : albums) {
      try {
        update(album);
      } catch (IOException | UnsupportedOperationException e) {
        failures.add(e);
        log.warn("an album's folder is not up to date", e);
        log.debug("it is that of album={}", album.id());
      }
      if (failures.size() >= FAILURES_MAX || stopped.getAsBoolean()) {
        break;
      }
    }
    return notes();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (occupied > 0) {
      notes.add(
          occupied == 1
              ? "1 album's folder was left alone: something else lies in its place"
              : occupied + " albums' folders were left alone: something else lies in their place");
    }
    if (!failures.isEmpty()) {
      notes.add(
          "the folders in "
              + AlbumFolders.TOP
              + " are not up to date: the disk takes no links or refused them ("
              + reason(failures.get(0))
              + ")");
    }
    return notes;
  }

  private static String reason(Exception e) {
    String told = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return told == null ? e.getClass().getSimpleName() : told;
  }

  private void update(ViewedAlbum album) throws IOException {
    List<String> wanted = table.files(album.id());
    List<AlbumLink> links = table.links(album.id());
    Optional<String> folder = album.folder();
    if (folder.isPresent() && !AlbumFolders.fits(folder.get(), album)) {
      remove(folder.get(), links);
      names.giveUp(album);
      links = List.of();
      folder = Optional.empty();
    }
    if (wanted.isEmpty() && links.isEmpty()) {
      return;
    }
    String place = folder.isPresent() ? folder.get() : names.choose(album);
    if (isOccupied(folders.file(place))) {
      occupied++;
      return;
    }
    update(album, place, wanted, links);
  }

  private void update(ViewedAlbum album, String folder, List<String> wanted, List<AlbumLink> links)
      throws IOException {
    Set<String> open = new HashSet<>(wanted);
    List<AlbumLink> kept = new ArrayList<>();
    List<AlbumLink> unwanted = new ArrayList<>();
    for (AlbumLink link : links) {
      boolean fits = link.isHard() == isHard() && open.remove(link.file());
      (fits ? kept : unwanted).add(link);
    }
    if (!unwanted.isEmpty()) {
      remove(folder, unwanted);
    }
    Set<String> there = new HashSet<>(files.names(folders.file(folder)));
    List<AlbumLink> missing = new ArrayList<>();
    for (AlbumLink link : kept) {
      if (!there.contains(nameOf(link.path())) && !exists(link.path())) {
        missing.add(link);
      }
    }
    List<String> without = wanted.stream().filter(open::contains).filter(this::exists).toList();
    List<AlbumLink> added = without.isEmpty() ? List.of() : named(folder, without, kept, there);
    table.add(album.id(), added);
    missing.addAll(added);
    make(folder, missing);
  }

  /** A name for each file that nothing in the folder has; the catalog's names count too. */
  private List<AlbumLink> named(
      String folder, List<String> without, List<AlbumLink> kept, Set<String> there) {
    Set<String> taken = new HashSet<>();
    there.forEach(name -> taken.add(SafeName.key(name)));
    kept.forEach(link -> taken.add(SafeName.key(nameOf(link.path()))));
    List<AlbumLink> named = new ArrayList<>();
    for (String file : without) {
      String name = nameOf(file);
      for (int n = 2; !taken.add(SafeName.key(name)) && n < NUMBER_MAX; n++) {
        name = SafeName.withSuffix(nameOf(file), " (" + n + ")");
      }
      named.add(new AlbumLink(folder + "/" + name, file, isHard()));
    }
    return named;
  }

  private void make(String folder, List<AlbumLink> links) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    files.createFolders(folders.file(folder));
    List<AlbumLink> lost = new ArrayList<>();
    for (AlbumLink link : links) {
      if (!exists(link.file()) || !make(link)) {
        lost.add(link);
      }
    }
    table.remove(lost);
  }

  /** False when somebody has just taken the name; the next run chooses another. */
  private boolean make(AlbumLink link) throws IOException {
    Path path = folders.file(link.path());
    try {
      if (link.isHard()) {
        files.makeHardLink(path, folders.file(link.file()));
      } else {
        files.makeSymlink(path, target(folders, link));
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      log.debug("somebody else has just taken that name", e);
      return false;
    }
  }

  /** Those that are not ours any more stay where they are; the folder goes when it is empty. */
  private void remove(String folder, List<AlbumLink> links) throws IOException {
    if (!isOccupied(folders.file(folder))) {
      for (AlbumLink link : links) {
        if (isOurs(folders, link)) {
          files.delete(folders.file(link.path()));
        }
      }
      files.removeIfEmpty(folders.file(folder));
    }
    table.remove(links);
  }

  /** Whether what lies there is the link that we made. */
  static boolean isOurs(ArchiveFolders folders, AlbumLink link) {
    Path path = folders.file(link.path());
    Path file = folders.file(link.file());
    try {
      return link.isHard()
          ? Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.isSameFile(path, file)
          : Files.isSymbolicLink(path)
              && Files.readSymbolicLink(path).equals(target(folders, link));
    } catch (IOException e) {
      log.debug("a link cannot be read", e);
      return false;
    }
  }

  /** Relative, so that the archive can be moved. */
  private static Path target(ArchiveFolders folders, AlbumLink link) {
    Path path = folders.file(link.path());
    Path parent = path.getParent();
    return (parent == null ? folders.root() : parent).relativize(folders.file(link.file()));
  }

  /** Whether something is there that is no folder: a file, or a link, wherever it leads. */
  private static boolean isOccupied(Path folder) {
    return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean exists(String path) {
    return Files.exists(folders.file(path), LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isHard() {
    return view == AlbumView.HARDLINKS;
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
