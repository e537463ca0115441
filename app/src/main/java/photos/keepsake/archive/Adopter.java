package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.archive.catalog.ItemRow;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

/** Enters what gphotos-cdp downloaded into the catalog, as {@link ItemFolders#adopt} promises. */
final class Adopter {
  private static final Logger log = LoggerFactory.getLogger(Adopter.class);

  /** The site's ids begin so; other folders are the person's own. */
  private static final Pattern ITEM = Pattern.compile("AF1Qip[A-Za-z0-9_-]{1,190}");

  /** What the fork calls the file that was uploaded, where it also has the edited one. */
  private static final String ORIGINAL_SUFFIX = "_original";

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final Catalog catalog;
  private final ArchiveSettings settings;
  private final Instant adoptedAt;

  /** All files count as archived at {@code adoptedAt}, so that they are known as adopted. */
  Adopter(
      ArchiveFolders folders,
      ArchiveFiles files,
      Catalog catalog,
      ArchiveSettings settings,
      Instant adoptedAt) {
    this.adoptedAt = adoptedAt;
    this.folders = folders;
    this.files = files;
    this.catalog = catalog;
    this.settings = settings;
  }

  /**
   * See {@link ItemFolders#adopt}.
   *
   * @param begins called before the first file is read, if there is one to be read
   */
  int adopt(BooleanSupplier stopped, Runnable begins) throws IOException {
    int adopted = 0;
    Runnable first = once(begins);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folders.root())) {
      for (Path entry : entries) {
        if (stopped.getAsBoolean()) {
          break;
        }
        adopted += adopt(entry, first) ? 1 : 0;
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return adopted;
  }

  private static Runnable once(Runnable begins) {
    AtomicBoolean begun = new AtomicBoolean();
    return () -> {
      if (!begun.getAndSet(true)) {
        begins.run();
      }
    };
  }

  private boolean adopt(Path folder, Runnable begins) {
    String name = String.valueOf(folder.getFileName());
    if (!ITEM.matcher(name).matches() || !catalog.filesOf(new ItemId(name)).isEmpty()) {
      return false;
    }
    try {
      List<Path> whole = ItemFolder.at(folder).files();
      if (whole.isEmpty() || isLeftByDeadRun(catalog, name, whole)) {
        return false;
      }
      begins.run();
      List<Found> found = found(name, whole);
      if (found.isEmpty()) {
        return false;
      }
      List<FileLink> links = found.stream().map(Found::link).toList();
      catalog.archived(row(new ItemId(name), folder, found.get(0)), links, List.of(), adoptedAt);
      return true;
    } catch (IOException e) {
      log.warn("a file cannot be read item={}", name, e);
      return false;
    }
  }

  /** Whether a run of Keepsake placed one of these files, but died before it had them all. */
  static boolean isLeftByDeadRun(Catalog catalog, String folder, List<Path> files) {
    return files.stream()
        .map(file -> folder + "/" + name(file))
        .filter(path -> catalog.fileWithKey(SafeName.key(path)).isPresent())
        .anyMatch(path -> catalog.itemsWith(path) == 0);
  }

  /** A file that was read. */
  private record Found(FileLink link, MediaType type) {
    /** The original first, and a still before its clip. */
    int rank() {
      if (link.role() == FileRole.ORIGINAL) {
        return 0;
      }
      return type.isImage() ? 1 : 2;
    }
  }

  private List<Found> found(String folder, List<Path> whole) throws IOException {
    boolean named = whole.stream().anyMatch(Adopter::isNamedOriginal);
    List<Found> all = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Path file : whole) {
      Fingerprint read = Fingerprint.of(files, file);
      MediaType type = Sniffer.sniff(read.head(), name(file));
      FileRow row = row(folder, file, read, type);
      boolean isMedia = type.isImage() || type.isVideo();
      if (isMedia && keys.add(row.pathKey()) && isFree(row)) {
        all.add(new Found(new FileLink(role(file, named), name(file), row), type));
      }
    }
    all.sort(Comparator.comparingInt(Found::rank));
    return all;
  }

  /** Another item of the catalog may have been given that file. */
  private boolean isFree(FileRow row) {
    Optional<FileRow> known = catalog.fileWithKey(row.pathKey());
    return known.isEmpty() || known.get().path().equals(row.path());
  }

  private static FileRole role(Path file, boolean originalIsNamed) {
    if (!originalIsNamed) {
      return FileRole.AS_SERVED;
    }
    return isNamedOriginal(file) ? FileRole.ORIGINAL : FileRole.EDITED;
  }

  private static boolean isNamedOriginal(Path file) {
    return SafeName.base(name(file)).endsWith(ORIGINAL_SUFFIX);
  }

  private FileRow row(String folder, Path file, Fingerprint fingerprint, MediaType type)
      throws IOException {
    String path = folder + "/" + name(file);
    return new FileRow(
        path,
        SafeName.key(path),
        fingerprint.sizeBytes(),
        fingerprint.sha1(),
        fingerprint.sha256(),
        type.mime(),
        Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS),
        adoptedAt);
  }

  private ItemRow row(ItemId id, Path folder, Found first) {
    String name = first.link().originalName();
    Optional<TakenTime> taken =
        Taken.of(
            Optional.empty(), TimeReader.read(folder.resolve(name), first.type()), settings.zone());
    return new ItemRow(
        id,
        Source.LIBRARY,
        kind(first.type()),
        name,
        taken,
        taken.map(time -> time.at(settings.zone())),
        Optional.empty());
  }

  private static ItemKind kind(MediaType type) {
    if (type.isVideo()) {
      return ItemKind.VIDEO;
    }
    return type.isImage() ? ItemKind.PHOTO : ItemKind.UNKNOWN;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
