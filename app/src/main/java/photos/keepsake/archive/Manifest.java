package photos.keepsake.archive;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileRow;

/**
 * All files with their SHA-256, by path, at the archive's root: {@code sha256sum -c
 * manifest.sha256} checks the archive where there is no Keepsake.
 *
 * <pre>
 * e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  2024/2024-05/IMG_1.jpg
 * \e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  2024/back\\slash.jpg
 * </pre>
 *
 * <p>A backslash at the beginning says, as GNU's tools do, that backslashes in the name are doubled
 * and line feeds are {@code \n}.
 *
 * <p>Photos only: sidecars and albums' folders change with what the library knows, and are made
 * from the catalog again.
 *
 * <p>Only what we wrote is replaced. The catalog has the hash of the last manifest, and is told
 * that of the next one before it gets its name, beside that of the one that it replaces: whichever
 * of the two a crash leaves is known as ours.
 */
final class Manifest {
  static final String NAME = "manifest.sha256";

  private static final Logger log = LoggerFactory.getLogger(Manifest.class);
  private static final String META = "manifest_sha256";

  /** What the catalog's files were when it was written last. */
  private static final String META_FILES = "manifest_files";

  private static final int BATCH = 1_000;

  private final ArchiveFolders folders;
  private final Catalog catalog;

  Manifest(ArchiveFolders folders, Catalog catalog) {
    this.folders = folders;
    this.catalog = catalog;
  }

  /** Whether the file of that name is one that we wrote and nobody altered. */
  boolean isOurs() {
    try {
      return Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS) && isKnown(sha256(path()));
    } catch (IOException e) {
      log.debug("the manifest cannot be read", e);
      return false;
    }
  }

  private boolean isKnown(String sha256) {
    return List.of(catalog.meta(META).orElse("").split(" ")).contains(sha256);
  }

  /** Whether files were added since it was written, or it is gone; never where there are none. */
  boolean isOutdated() {
    boolean written = catalog.meta(META_FILES).equals(Optional.of(catalog.filesMark()));
    boolean there = Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    return !(written && there) && !catalog.filesAfter("", 1).isEmpty();
  }

  /** See {@link Archive#writeManifest}. */
  Optional<String> write(ArchiveFiles files) throws IOException {
    boolean replaces = Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    if (replaces && !isOurs()) {
      return Optional.of(
          NAME + " was left alone, it is not as Keepsake wrote it; move it away to get a new one");
    }
    String mark = catalog.filesMark();
    Path draft = folders.tmp().resolve(NAME + "-" + UUID.randomUUID());
    try {
      writeTo(draft, files);
      files.sync(draft);
      String next = sha256(draft);
      catalog.setMeta(META, replaces ? next + " " + sha256(path()) : next);
      Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE);
      files.syncFolder(folders.root());
      catalog.setMeta(META_FILES, mark);
      return Optional.empty();
    } finally {
      files.delete(draft);
    }
  }

  private void writeTo(Path draft, ArchiveFiles files) throws IOException {
    try (OutputStream out = new BufferedOutputStream(files.create(draft))) {
      List<FileRow> batch = catalog.filesAfter("", BATCH);
      while (!batch.isEmpty()) {
        for (FileRow file : batch) {
          out.write(line(file.sha256(), file.path()).getBytes(StandardCharsets.UTF_8));
        }
        batch = catalog.filesAfter(batch.get(batch.size() - 1).path(), BATCH);
      }
    }
  }

  static String line(String sha256, String path) {
    String escaped = path.replace("\\", "\\\\").replace("\n", "\\n");
    return (escaped.equals(path) ? "" : "\\") + sha256 + "  " + escaped + "\n";
  }

  private Path path() {
    return folders.file(NAME);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return Fingerprint.read(in).sha256();
    }
  }
}
