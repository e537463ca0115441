package photos.keepsake.archive;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import photos.keepsake.archive.catalog.AlbumLinkTable;
import photos.keepsake.archive.catalog.ViewedAlbum;

/**
 * Decides which folder an album's view has: the safe form of its title, with ` (2)` and so on where
 * another album has that or anything else lies there. Once decided, it stays until the title
 * changes.
 */
final class AlbumFolders {
  static final String TOP = "albums";

  /** Nobody has more albums of one title. */
  private static final int NUMBER_MAX = 10_000;

  private static final Pattern NUMBERED = Pattern.compile(".* (\\([0-9]{1,5}\\))", Pattern.DOTALL);

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final AlbumLinkTable table;

  /** Keys of all that is taken; null before the first choice, which most runs never come to. */
  private @Nullable Set<String> taken;

  AlbumFolders(ArchiveFolders folders, ArchiveFiles files, AlbumLinkTable table) {
    this.folders = folders;
    this.files = files;
    this.table = table;
  }

  /** Whether the album has that folder because of the title that it has now. */
  static boolean fits(String folder, ViewedAlbum album) {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    String plain = name(album);
    Matcher number = NUMBERED.matcher(name);
    return name.equals(plain)
        || (number.matches() && name.equals(SafeName.withEnding(plain, " " + number.group(1))));
  }

  /** Decides, and remembers it before anything is made. */
  String choose(ViewedAlbum album) throws IOException {
    String plain = name(album);
    for (int number = 1; number <= NUMBER_MAX; number++) {
      String name = number == 1 ? plain : SafeName.withEnding(plain, " (" + number + ")");
      String folder = TOP + "/" + name;
      if (taken().add(SafeName.key(folder))) {
        table.setFolder(album.id(), folder);
        return folder;
      }
    }
    throw new IOException("there are too many albums of one title");
  }

  /** The album has another title now; what it had is free for others. */
  void giveUp(ViewedAlbum album) {
    table.setFolder(album.id(), null);
    taken = null;
  }

  /** A title of which nothing is left, such as {@code ..}, gives way to the album's key. */
  private static String name(ViewedAlbum album) {
    return SafeName.of(album.title())
        .or(() -> SafeName.of(album.id().value()))
        .or(() -> Optional.of("album"))
        .get();
  }

  private Set<String> taken() throws IOException {
    Set<String> known = taken;
    if (known == null) {
      known = new HashSet<>();
      for (String name : files.names(folders.file(TOP))) {
        known.add(SafeName.key(TOP + "/" + name));
      }
      for (String folder : table.folders()) {
        known.add(SafeName.key(folder));
      }
      taken = known;
    }
    return known;
  }
}
