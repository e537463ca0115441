package photos.keepsake.archive;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.PhotoFacts;
import photos.keepsake.archive.catalog.SidecarTable;
import photos.keepsake.archive.catalog.SidecarTable.Promise;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

/**
 * Writes {@code IMG_1.jpg.xmp} beside {@code IMG_1.jpg}: what the library knows of a photo and its
 * file may not. Only what we wrote is replaced; a file there that somebody else made or altered is
 * left alone.
 *
 * <p>The catalog is told the hash of what a sidecar will have before it gets that, beside the hash
 * of what it had; then it is written to our temporary folder and given its name at one moment. So a
 * crash leaves the old one or the new one, or none, each known as ours, and its item due.
 *
 * <p>Sidecars are not synced one by one, since everything in them is in the catalog too. A power
 * cut may leave one that is empty: an empty file is ours to write again. One that is cut or gone
 * for an item that is no longer due is taken for somebody's own, or made again by the next {@link
 * #bringUpToDate}.
 */
final class Sidecars {
  static final String ENDING = ".xmp";

  private static final Logger log = LoggerFactory.getLogger(Sidecars.class);

  /** Enough that the catalog's syncs do not count; a few kilobytes each are held meanwhile. */
  private static final int BATCH = 200;

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final Catalog catalog;
  private final SidecarTable table;

  /** Written, and not yet told to the catalog: one sync for many. */
  private final List<ItemId> written = new ArrayList<>();

  /** Met since a person was last told. */
  private long foreign;

  /** A disk that refuses so many is not asked for a hundred thousand files more. */
  private static final int FAILED_MAX = 500;

  private long failed;

  Sidecars(ArchiveFolders folders, ArchiveFiles files, Catalog catalog) {
    this.folders = folders;
    this.files = files;
    this.catalog = catalog;
    this.table = catalog.sidecars();
  }

  /** A sidecar and what it is to have. */
  private record Draft(Path target, String text, boolean replaces) {}

  /** What lies where a sidecar is to go. */
  private enum There {
    NOTHING,
    SAME,
    OURS,
    FOREIGN
  }

  /**
   * Writes those of one item, just archived. One that cannot be written is logged, and stays due.
   */
  synchronized void write(ItemId item) {
    try {
      write(List.of(item));
      if (written.size() >= BATCH) {
        settle();
      }
    } catch (RunFailure e) {
      log.warn("sidecars stay to be written, the catalog does not answer", e);
    }
  }

  /**
   * Writes what is due and what is gone.
   *
   * @param stopped whether to leave the rest to the next time
   * @return what a person should know, if anything
   */
  synchronized List<String> bringUpToDate(BooleanSupplier stopped) {
    failed = 0;
    settle();
    findMissing();
    List<ItemId> batch = table.dueAfter("", BATCH);
    while (!batch.isEmpty() && failed < FAILED_MAX && !stopped.getAsBoolean()) {
      write(batch);
      settle();
      batch = table.dueAfter(batch.get(batch.size() - 1).value(), BATCH);
    }
    return notes();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (foreign > 0) {
      String which = foreign == 1 ? "it" : "them";
      notes.add(counted(foreign) + " left alone: somebody else made or changed " + which);
    }
    foreign = 0;
    if (failed > 0) {
      notes.add(counted(failed) + " not written, the next run tries again; the log says why");
    }
    return notes;
  }

  private static String counted(long count) {
    return count == 1 ? "1 sidecar was" : count + " sidecars were";
  }

  private void settle() {
    table.done(written);
    written.clear();
  }

  private void write(List<ItemId> items) {
    // Items that share a file share its sidecar.
    Map<String, Draft> drafts = new LinkedHashMap<>();
    table.begin(items, facts -> plan(facts, drafts));
    boolean whole = true;
    for (Draft draft : drafts.values()) {
      whole &= write(draft);
    }
    if (whole) {
      written.addAll(items);
    }
  }

  /** Called while the catalog is in a transaction. */
  private Optional<Promise> plan(PhotoFacts facts, Map<String, Draft> drafts) {
    String path = facts.path() + ENDING;
    boolean planned = drafts.containsKey(path);
    boolean photo = catalog.fileWithKey(SafeName.key(path)).isPresent();
    if (planned || photo || !Files.exists(folders.file(facts.path()), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    String text = SidecarText.of(facts);
    String next = Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    Path target = folders.file(path);
    String now = hash(target);
    There there = there(target, path, now, next);
    switch (there) {
      case NOTHING, OURS -> drafts.put(path, new Draft(target, text, there == There.OURS));
      case FOREIGN -> foreign++;
      case SAME -> {}
    }
    return switch (there) {
      case NOTHING, SAME -> Optional.of(new Promise(path, List.of(next)));
      case OURS -> Optional.of(new Promise(path, List.of(next, now)));
      case FOREIGN -> Optional.empty();
    };
  }

  private There there(Path target, String path, String now, String next) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return There.NOTHING;
    }
    if (now.equals(next)) {
      return There.SAME;
    }
    boolean ours = now.equals(Fingerprint.EMPTY_SHA256) || table.known(path).contains(now);
    return ours ? There.OURS : There.FOREIGN;
  }

  /**
   * Whether this is a sidecar as we wrote it; asked by path and place for a file of the archive.
   */
  static boolean isOurs(Catalog catalog, String path, Path file) {
    List<String> known = path.endsWith(ENDING) ? catalog.sidecars().known(path) : List.of();
    return !known.isEmpty() && known.contains(hash(file));
  }

  /** Nothing for what is no regular file, and for what cannot be read. */
  private static String hash(Path file) {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        return "";
      }
      try (InputStream in = new FileInputStream(file.toFile())) {
        return Fingerprint.read(in).sha256();
      }
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      log.debug("a sidecar cannot be read", e);
      return "";
    }
  }

  private boolean write(Draft draft) {
    Path temporary = folders.tmp().resolve("sidecar-" + UUID.randomUUID());
    try {
      try (OutputStream out = files.create(temporary)) {
        out.write(draft.text().getBytes(StandardCharsets.UTF_8));
      }
      if (draft.replaces()) {
        files.replace(temporary, draft.target());
      } else {
        files.place(temporary, draft.target());
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      log.debug("somebody else has just made that sidecar", e);
      foreign++;
      return true;
    } catch (IOException e) {
      log.warn("a sidecar could not be written", e);
      failed++;
      return false;
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** What stays is swept by a later open. */
  private void deleteQuietly(Path temporary) {
    try {
      files.delete(temporary);
    } catch (IOException e) {
      log.debug("left in the temporary folder", e);
    }
  }

  /** Makes those due again that somebody removed. */
  private void findMissing() {
    FolderNames names = new FolderNames(folders, files);
    List<String> batch = table.filesAfter("", BATCH);
    while (!batch.isEmpty()) {
      List<String> missing = new ArrayList<>();
      for (String file : batch) {
        if (names.has(file) && !names.has(file + ENDING)) {
          missing.add(file);
        }
      }
      if (!missing.isEmpty()) {
        table.missing(missing);
      }
      batch = table.filesAfter(batch.get(batch.size() - 1), BATCH);
    }
  }
}
