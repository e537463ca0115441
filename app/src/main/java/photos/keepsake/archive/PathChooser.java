package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;

/**
 * Decides where each file of an item goes, and keeps two items from being sent to the same place.
 *
 * <p>In this order: where its bytes lie already, whoever brought them; where the catalog says that
 * they should lie, but they are gone; where the item's file of that role lay that is gone; else
 * under the wanted name. A name is taken when a file in that folder or in the catalog has it, or
 * another item that is under way, whatever its case and Unicode composition; except by a file with
 * the same bytes that the catalog does not know, which a killed run left: that one is taken over.
 * All new files of an item get the same number, ` (2)` and so on, so that a live photo's still and
 * clip stay together.
 *
 * <p>What is chosen, names and bytes, stays claimed until {@link #release} or {@link #settle}; an
 * item with the same bytes waits so long. Choosing is serialised. A file in the archive is read
 * only when its size and its hash in the catalog, or its name and size, are those of the new one.
 */
final class PathChooser {
  /** Nobody has more photos of one name in one folder. */
  private static final int NUMBER_MAX = 10_000;

  /** A listing goes from new to old, so a few months are in use at a time. */
  private static final int FOLDERS_MAX = 32;

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final Catalog catalog;
  private final boolean isByItem;

  /** Keys of names that the disk refused although it lists no such file; few in a run. */
  private final Set<String> refused = new HashSet<>();

  private final Set<String> claimedPaths = new HashSet<>();
  private final Set<String> claimedBytes = new HashSet<>();

  /** For each folder lately used its entries by key, so that it is not listed for every photo. */
  private final Map<String, Map<String, String>> entries =
      new LinkedHashMap<>(FOLDERS_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
          return size() > FOLDERS_MAX;
        }
      };

  /**
   * Nothing is chosen yet.
   *
   * @param isByItem whether every item has a folder of its own: then bytes of an item elsewhere are
   *     as good as not there for another one
   */
  PathChooser(ArchiveFolders folders, ArchiveFiles files, Catalog catalog, boolean isByItem) {
    this.folders = folders;
    this.files = files;
    this.catalog = catalog;
    this.isByItem = isByItem;
  }

  /**
   * One destination for each file, in any order.
   *
   * @param staged files of which no two have the same bytes
   * @param names a wanted name for each, all different
   */
  synchronized List<Destination> choose(
      ItemId item, List<StagedFile> staged, String folder, List<String> names) throws IOException {
    Set<String> bytes = claimBytes(staged);
    boolean done = false;
    try {
      List<Destination> chosen = chooseEach(item, staged, folder, names);
      chosen.forEach(to -> claimedPaths.add(SafeName.key(to.relative())));
      done = true;
      return chosen;
    } finally {
      if (!done) {
        claimedBytes.removeAll(bytes);
        notifyAll();
      }
    }
  }

  private List<Destination> chooseEach(
      ItemId item, List<StagedFile> staged, String folder, List<String> names) throws IOException {
    List<Destination> known = new ArrayList<>();
    Map<StagedFile, String> open = new LinkedHashMap<>();
    List<FileLink> lost = lost(item);
    for (int i = 0; i < staged.size(); i++) {
      StagedFile file = staged.get(i);
      Optional<Destination> place = knownPlace(item, file, folder);
      place = place.isPresent() ? place : lostPlace(file, lost);
      place.ifPresent(known::add);
      if (place.isEmpty()) {
        open.put(file, names.get(i));
      }
    }
    known.addAll(free(folder, open));
    return known;
  }

  /** The disk says that the name is taken; it is not chosen again. */
  synchronized void refuse(Destination to) {
    refused.add(SafeName.key(to.relative()));
  }

  private boolean isTaken(String key) {
    return claimedPaths.contains(key) || refused.contains(key);
  }

  /** What was chosen is given up; its folders are looked at anew. */
  synchronized void release(List<Destination> destinations) {
    unclaim(destinations);
    destinations.forEach(to -> entries.remove(folderOf(to.relative())));
  }

  /** What was chosen lies there now and is in the catalog. */
  synchronized void settle(List<Destination> destinations) {
    unclaim(destinations);
    for (Destination to : destinations) {
      Map<String, String> known = entries.get(folderOf(to.relative()));
      if (known != null) {
        known.put(SafeName.key(to.relative()), to.relative());
      }
    }
  }

  private void unclaim(List<Destination> destinations) {
    for (Destination to : destinations) {
      claimedPaths.remove(SafeName.key(to.relative()));
      claimedBytes.remove(to.sha256());
    }
    notifyAll();
  }

  private Set<String> claimBytes(List<StagedFile> staged) {
    Set<String> bytes = new HashSet<>();
    staged.forEach(file -> bytes.add(file.fingerprint().sha256()));
    try {
      while (!Collections.disjoint(claimedBytes, bytes)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ItemFailure.temporary("it was stopped while it was being filed", e);
    }
    claimedBytes.addAll(bytes);
    return bytes;
  }

  /** Where a file of these bytes lies, or should lie. */
  private Optional<Destination> knownPlace(ItemId item, StagedFile file, String folder)
      throws IOException {
    for (FileRow row : catalog.filesWithSha256(file.fingerprint().sha256())) {
      if (isTaken(row.pathKey()) || !mayServe(row, item, folder)) {
        continue;
      }
      Path path = folders.file(row.path());
      if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(Destination.free(file, row.path()));
      }
      // Before the new bytes are dropped, the old ones are read: they may have been altered.
      if (hasSameBytes(path, file)) {
        return Optional.of(Destination.known(file, row, catalog.itemsWith(row.path()) == 0));
      }
    }
    return Optional.empty();
  }

  private boolean mayServe(FileRow row, ItemId item, String folder) {
    return !isByItem
        || folderOf(row.path()).equals(folder)
        || catalog.filesOf(item).stream().anyMatch(link -> link.file().equals(row));
  }

  /** The item's files that are gone from the disk and that no other item has. */
  private List<FileLink> lost(ItemId item) {
    List<FileLink> lost = new ArrayList<>();
    for (FileLink link : catalog.filesOf(item)) {
      boolean gone = Files.notExists(folders.file(link.file().path()), LinkOption.NOFOLLOW_LINKS);
      if (gone && catalog.itemsWith(link.file().path()) == 1) {
        lost.add(link);
      }
    }
    return lost;
  }

  private Optional<Destination> lostPlace(StagedFile file, List<FileLink> lost) {
    for (FileLink link : lost) {
      boolean free = !isTaken(link.file().pathKey());
      if (free && link.role() == file.role()) {
        lost.remove(link);
        return Optional.of(Destination.free(file, link.file().path()));
      }
    }
    return Optional.empty();
  }

  private List<Destination> free(String folder, Map<StagedFile, String> open) throws IOException {
    for (int number = 1; number <= NUMBER_MAX; number++) {
      List<Destination> destinations = new ArrayList<>();
      Set<String> own = new HashSet<>();
      for (Map.Entry<StagedFile, String> wanted : open.entrySet()) {
        String path = join(folder, numbered(wanted.getValue(), number));
        if (own.add(SafeName.key(path))) {
          at(folder, path, wanted.getKey()).ifPresent(destinations::add);
        }
      }
      if (destinations.size() == open.size()) {
        return destinations;
      }
    }
    throw ItemFailure.lasting("there are too many files of its name in one folder", null);
  }

  /** That path if it is free, the file there if it is this one, else nothing. */
  private Optional<Destination> at(String folder, String path, StagedFile file) throws IOException {
    String key = SafeName.key(path);
    if (isTaken(key) || catalog.fileWithKey(key).isPresent()) {
      return Optional.empty();
    }
    String there = entries(folder).get(key);
    if (there == null) {
      return Optional.of(Destination.free(file, path));
    }
    return hasSameBytes(folders.file(there), file)
        ? Optional.of(Destination.orphan(file, there))
        : Optional.empty();
  }

  private Map<String, String> entries(String folder) throws IOException {
    Map<String, String> known = entries.get(folder);
    if (known == null) {
      known = new LinkedHashMap<>();
      for (String name : files.names(folders.file(folder))) {
        String path = join(folder, name);
        known.put(SafeName.key(path), path);
      }
      entries.put(folder, known);
    }
    return known;
  }

  private boolean hasSameBytes(Path path, StagedFile file) throws IOException {
    Fingerprint wanted = file.fingerprint();
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || Files.size(path) != wanted.sizeBytes()) {
      return false;
    }
    return Fingerprint.of(files, path).sha256().equals(wanted.sha256());
  }

  private static String numbered(String name, int number) {
    return number == 1 ? name : SafeName.withSuffix(name, " (" + number + ")");
  }

  private static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private static String folderOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
