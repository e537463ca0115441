package photos.keepsake.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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
   * The media in it, the still first.
   *
   * @param role that of the still or the only part
   * @throws ItemFailure for a zip that is cut, damaged, unsafe, too big or without media
   */
  List<StagedFile> unpack(Path zip, FileRole role) throws IOException {
    try {
      ZipDirectory directory = ZipDirectory.read(zip);
      if (directory.entries() > ENTRIES_MAX || directory.sizeBytes() > DIRECTORY_BYTES_MAX) {
        throw unsafe("it has far more parts than a photo");
      }
      try (ZipFile open = new ZipFile(zip.toFile())) {
        return withRoles(unpack(open), role);
      }
    } catch (ZipException e) {
      throw ItemFailure.temporary("its zip came cut or damaged", e);
    }
  }

  private List<StagedFile> unpack(ZipFile zip) throws IOException {
    List<StagedFile> parts = new ArrayList<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.isDirectory() || entry.getSize() == 0) {
        continue;
      }
      if (parts.size() == PARTS_MAX) {
        throw unsafe("it has more parts than a photo");
      }
      if (entry.getSize() > bytesLeft) {
        throw unsafe("it would unpack to more than any photo");
      }
      requireSpace.accept(entry.getSize());
      StagedFile part = unpack(zip, entry);
      if (part.type().isImage() || part.type().isVideo() || looksLikeMedia(part)) {
        parts.add(part);
      } else {
        log.warn("a zip holds something that is no photo type={}", part.type().mime());
      }
    }
    if (parts.isEmpty()) {
      throw ItemFailure.temporary("its zip has no photo or video in it", null);
    }
    return parts;
  }

  private static boolean looksLikeMedia(StagedFile part) {
    return part.type() == MediaType.UNKNOWN
        && MediaType.byExtension(SafeName.extension(part.originalName()))
            .filter(type -> type.isImage() || type.isVideo())
            .isPresent();
  }

  private StagedFile unpack(ZipFile zip, ZipEntry entry) throws IOException {
    Path path = staging.resolve("part-" + UUID.randomUUID());
    String name = lastPart(entry.getName());
    created.add(path);
    Fingerprint.Reader reader = new Fingerprint.Reader();
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = files.create(path)) {
      if (in == null) {
        throw new ZipException("an entry has no bytes");
      }
      copy(in, out, entry, reader);
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
