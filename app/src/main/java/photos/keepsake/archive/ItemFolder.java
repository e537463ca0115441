package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A folder that gphotos-cdp made for one item.
 *
 * @param exists whether there is one
 * @param isEmpty whether nothing is in it, but for what systems put everywhere
 * @param files those that were downloaded to their end, by name: not empty, and not named as half a
 *     download is
 */
public record ItemFolder(boolean exists, boolean isEmpty, List<Path> files) {
  private static final List<String> HALF = List.of(".crdownload", ".part", ".tmp");

  /** Copies the list. */
  public ItemFolder {
    files = List.copyOf(files);
  }

  /** Looks what is there; what cannot be read is not there. */
  static ItemFolder at(Path folder) {
    try {
      List<Path> whole = new ArrayList<>();
      List<Path> entries =
          ArchiveFolders.entries(folder).stream().filter(ItemFolder::isOfPeople).toList();
      for (Path entry : entries) {
        if (isWhole(entry)) {
          whole.add(entry);
        }
      }
      whole.sort(Comparator.naturalOrder());
      return new ItemFolder(true, entries.isEmpty(), whole);
    } catch (IOException e) {
      return new ItemFolder(false, false, List.of());
    }
  }

  private static boolean isOfPeople(Path entry) {
    return !ArchiveFolders.SYSTEM_ENTRIES.contains(String.valueOf(entry.getFileName()));
  }

  private static boolean isWhole(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return HALF.stream().noneMatch(name::endsWith)
        && Files.isRegularFile(file)
        && Files.size(file) > 0;
  }

  /** Whether the item was downloaded, and is still there. */
  public boolean isDone() {
    return !files.isEmpty();
  }
}
