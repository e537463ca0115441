package photos.keepsake.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;

/**
 * Takes a zip apart. The site hands out a live photo as a zip of a still and a clip, whose base
 * names may differ (seen on the real site 2025; the simulator does it too).
 *
 * <p>Parts go into staging under names of our own; an entry's name is used for nothing but to call
 * the photo by its last part, so it cannot lead anywhere. Limits: {@value #PARTS_MAX} parts,
 * {@value #TOTAL_BYTES_MAX} bytes in all; no entry yields more than it claims, and what it claims
 * must fit on the disk, else the run is over. Each part's check sum must be right. A zip that
 * breaks a limit or is damaged fails the item; no part of it is kept.
 */
final class ZipParts {
  /** A live photo has 2 parts, a burst some more. */
  static final int PARTS_MAX = 20;

  /** More than the largest video that the site keeps, which is 10 GB. */
  static final long TOTAL_BYTES_MAX = 64L << 30;

  /** With folders and other things between the parts. */
  private static final int ENTRIES_MAX = 200;

  /** Room for {@link #ENTRIES_MAX} long names. */
  private static final int DIRECTORY_BYTES_MAX = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 18;
  private static final Logger log = LoggerFactory.getLogger(ZipParts.class);

  private final ArchiveFiles files;
  private final Path staging;
  private final List<Path> created;
  private final LongConsumer requireSpace;
  private long bytesLeft = TOTAL_BYTES_MAX;
  private int partsLeft = PARTS_MAX;

  /**
   * Ready for one zip.
   *
   * @param created gets the path of every file made, also of those made before a failure
   * @param requireSpace throws what ends the run where the disk has no room for so many bytes
   */
  ZipParts(ArchiveFiles files, Path staging, List<Path> created, LongConsumer requireSpace) {
    this.files = files;
    this.staging = staging;
    this.created = created;
    this.requireSpace = requireSpace;
  }

  /**
   * All in it but folders and texts, the still first; what is of a type that we do not know is kept
   * like a photo.
   *
   * @param role that of the still or the only part
   * @throws ItemFailure for a zip that is cut, damaged, unsafe, too big or without media, or with
   *     an empty part
   */
  List<StagedFile> unpack(Path zip, FileRole role) throws IOException {
    try {
      ZipDirectory directory = ZipDirectory.read(zip);
      if (directory.entries() > ENTRIES_MAX || directory.sizeBytes() > DIRECTORY_BYTES_MAX) {
        throw unsafe("it has far more parts than a photo");
      }
      try (ZipEntries entries = ZipEntries.of(zip)) {
        List<StagedFile> parts = new ArrayList<>();
        entries.forEach((entry, bytes) -> unpack(entry, bytes).ifPresent(parts::add));
        if (parts.isEmpty()) {
          throw ItemFailure.temporary("its zip has no photo or video in it", null);
        }
        return withRoles(parts, role);
      }
    } catch (ZipException e) {
      throw ItemFailure.temporary("its zip came cut or damaged", e);
    }
  }

  /** Empty for a folder, and for a text that tells about the photo. */
  private Optional<StagedFile> unpack(ZipEntry entry, InputStream bytes) throws IOException {
    String name = lastPart(entry.getName());
    if (entry.isDirectory()) {
      return Optional.empty();
    }
    if (entry.getSize() == 0) {
      refuseMedia(name);
      return Optional.empty();
    }
    if (entry.getSize() > bytesLeft) {
      throw unsafe("it would unpack to more than any photo");
    }
    requireSpace.accept(entry.getSize());
    StagedFile part = write(entry, name, bytes);
    if (part.type().isText()) {
      log.warn("a zip holds something that is no photo type={}", part.type().mime());
      return Optional.empty();
    }
    if (partsLeft-- == 0) {
      throw unsafe("it has more parts than a photo");
    }
    return Optional.of(part);
  }

  private static void refuseMedia(String name) {
    boolean media =
        MediaType.byExtension(SafeName.extension(name))
            .filter(type -> type.isImage() || type.isVideo())
            .isPresent();
    if (media) {
      throw ItemFailure.temporary("a part of it came empty", null);
    }
  }

  private StagedFile write(ZipEntry entry, String name, InputStream bytes) throws IOException {
    Path path = staging.resolve("part-" + UUID.randomUUID());
    created.add(path);
    Fingerprint.Reader reader = new Fingerprint.Reader();
    try (OutputStream out = files.create(path)) {
      copy(bytes, out, entry, reader);
    }
    Fingerprint fingerprint = reader.done();
    MediaType type = Sniffer.sniff(fingerprint.head(), name);
    return new StagedFile(path, FileRole.ORIGINAL, name, true, fingerprint, type);
  }

  private void copy(InputStream in, OutputStream out, ZipEntry entry, Fingerprint.Reader reader)
      throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      size += n;
      if (size > entry.getSize()) {
        throw new ZipException("an entry is more than the zip says");
      }
      sum.update(buffer, 0, n);
      reader.add(buffer, n);
      out.write(buffer, 0, n);
    }
    bytesLeft -= size;
    if (sum.getValue() != entry.getCrc() || size < entry.getSize()) {
      throw new ZipException("an entry is not what the zip says");
    }
  }

  /** The JDK reports a cut entry as an end of file, which elsewhere would mean a failing disk. */
  private static int read(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (EOFException e) {
      ZipException cut = new ZipException("an entry is cut");
      cut.initCause(e);
      throw cut;
    }
  }

  private static String lastPart(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** Beside a still, a video is its clip. */
  private static List<StagedFile> withRoles(List<StagedFile> parts, FileRole role) {
    boolean still = parts.stream().anyMatch(part -> part.type().isImage());
    List<StagedFile> ordered = new ArrayList<>();
    for (StagedFile part : parts) {
      boolean clip = still && part.type().isVideo();
      StagedFile named =
          new StagedFile(
              part.path(),
              clip ? FileRole.MOTION_CLIP : role,
              part.originalName(),
              true,
              part.fingerprint(),
              part.type());
      ordered.add(clip ? ordered.size() : stills(ordered), named);
    }
    return ordered;
  }

  private static int stills(List<StagedFile> ordered) {
    return (int) ordered.stream().filter(file -> file.role() != FileRole.MOTION_CLIP).count();
  }

  private static ItemFailure unsafe(String why) {
    return ItemFailure.temporary("its zip was refused: " + why, null);
  }
}
