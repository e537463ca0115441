package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether files are there, asked in the order of their paths: each folder is listed once,
 * which takes a fraction of the time of asking for every file. Holds the names of few folders, so
 * memory grows with the largest folder, as where {@link PathChooser} chooses names.
 */
final class FolderNames {
  private static final Logger log = LoggerFactory.getLogger(FolderNames.class);

  /** A folder comes up again after those in it, and these are at most as deep as a layout is. */
  private static final int FOLDERS_MAX = 8;

  private final ArchiveFolders folders;
  private final ArchiveFiles files;

  private final Map<String, Set<String>> names =
      new LinkedHashMap<>(FOLDERS_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > FOLDERS_MAX;
        }
      };

  FolderNames(ArchiveFolders folders, ArchiveFiles files) {
    this.folders = folders;
    this.files = files;
  }

  /** Whether anything has that path, relative to the archive. */
  boolean has(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, Math.max(0, slash));
    Set<String> there = names.get(folder);
    if (there == null) {
      there = list(folder);
      names.put(folder, there);
    }
    // Some disks list a name in another composition than the one by which they find it.
    return there.contains(path.substring(slash + 1))
        || Files.exists(folders.file(path), LinkOption.NOFOLLOW_LINKS);
  }

  private Set<String> list(String folder) {
    try {
      return new HashSet<>(files.names(folders.file(folder)));
    } catch (IOException e) {
      log.debug("a folder cannot be listed", e);
      return Set.of();
    }
  }
}
