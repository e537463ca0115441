package photos.keepsake.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileRow;

/**
 * What is about to be placed, written into staging before the first file gets its final name, and
 * removed after the rows are written. A run that dies in between leaves it, and so the next one
 * knows which files in the archive are the dead run's: they enter the catalog without an item, and
 * the next fetch of their item, which brings the same bytes, finds them there whatever name it
 * would give now.
 *
 * <pre>
 * keepsake placing 1
 * 31337 da39a3... e3b0c4... image/jpeg 1714557600000 1714559000000 2024/2024-05/IMG_1.jpg
 * end
 * </pre>
 *
 * Size, SHA-1, SHA-256, type, modified and archived in milliseconds, path. A note without {@code
 * end} was being written when its run died, so nothing had been placed. The note is not synced:
 * after a power cut it may be lost, and then the file is found by its name (see {@link
 * PathChooser}).
 */
final class PlacingNote {
  private static final Logger log = LoggerFactory.getLogger(PlacingNote.class);
  private static final String PREFIX = "placing-";
  private static final String FIRST = "keepsake placing 1";
  private static final String LAST = "end";
  private static final int FIELDS = 7;

  private PlacingNote() {}

  /** Returns where it lies. */
  static Path write(ArchiveFiles files, Path staging, List<FileRow> rows) throws IOException {
    Path note = staging.resolve(PREFIX + UUID.randomUUID());
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    for (FileRow row : rows) {
      text.append(line(row)).append('\n');
    }
    try (OutputStream out = files.create(note)) {
      out.write(text.append(LAST).append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
    return note;
  }

  private static String line(FileRow row) {
    return String.join(
        " ",
        String.valueOf(row.sizeBytes()),
        row.sha1(),
        row.sha256(),
        row.type(),
        String.valueOf(row.modifiedAt().toEpochMilli()),
        String.valueOf(row.archivedAt().toEpochMilli()),
        row.path());
  }

  /** Takes up what dead runs placed. The notes themselves stay; staging is emptied after this. */
  static void recover(ArchiveFolders folders, ArchiveFiles files, Catalog catalog)
      throws IOException {
    List<FileRow> found = new ArrayList<>();
    for (String name : files.names(folders.staging())) {
      if (name.startsWith(PREFIX)) {
        for (FileRow row : read(folders.staging().resolve(name))) {
          recover(folders, files, catalog, row).ifPresent(found::add);
        }
      }
    }
    if (!found.isEmpty()) {
      catalog.found(found);
      log.info("took up files of a run that died files={}", found.size());
    }
  }

  private static Optional<FileRow> recover(
      ArchiveFolders folders, ArchiveFiles files, Catalog catalog, FileRow row) throws IOException {
    Path path = folders.file(row.path()).normalize();
    Optional<FileRow> known = catalog.fileWithKey(row.pathKey());
    boolean inside = path.startsWith(folders.root()) && !path.startsWith(folders.hidden());
    if (!inside || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    long size = Files.size(path);
    if (size == 0 && known.isEmpty()) {
      // A name that was reserved, see DiskFiles.
      files.delete(path);
      return Optional.empty();
    }
    boolean ours = known.isEmpty() || known.get().path().equals(row.path());
    boolean news = !known.equals(Optional.of(row));
    boolean placed = ours && news && size == row.sizeBytes();
    return placed && Fingerprint.of(files, path).sha256().equals(row.sha256())
        ? Optional.of(row)
        : Optional.empty();
  }

  private static List<FileRow> read(Path note) throws IOException {
    try {
      List<String> lines = Files.readAllLines(note, StandardCharsets.UTF_8);
      boolean whole =
          lines.size() > 1
              && lines.get(0).equals(FIRST)
              && lines.get(lines.size() - 1).equals(LAST);
      List<FileRow> rows = new ArrayList<>();
      for (String line : whole ? lines.subList(1, lines.size() - 1) : List.<String>of()) {
        rows.add(row(line.split(" ", FIELDS)));
      }
      return rows;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (CharacterCodingException | RuntimeException e) {
      log.warn("a note of a run that died cannot be read", e);
      return List.of();
    }
  }

  private static FileRow row(String[] fields) {
    String path = fields[6];
    return new FileRow(
        path,
        SafeName.key(path),
        Long.parseLong(fields[0]),
        fields[1],
        fields[2],
        fields[3],
        Instant.ofEpochMilli(Long.parseLong(fields[4])),
        Instant.ofEpochMilli(Long.parseLong(fields[5])));
  }
}
