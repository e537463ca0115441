package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemInfo;

/**
 * Looks at what a fetch left in staging: reads each file once, for its hashes and its type, takes
 * zips apart, and refuses what is no photo.
 */
final class Inspector {
  private final ArchiveFiles files;
  private final Path staging;
  private final FreeSpace space;

  Inspector(ArchiveFiles files, Path staging, FreeSpace space) {
    this.files = files;
    this.staging = staging;
    this.space = space;
  }

  /**
   * The files of the item, the still of a zip before its clip.
   *
   * @param created gets the path of every file that was made here, also before a failure
   * @throws ItemFailure for a file that is empty, cut, or a text such as a web page
   */
  List<StagedFile> inspect(FetchOutcome.Fetched fetched, List<Path> created) throws IOException {
    List<StagedFile> inspected = new ArrayList<>();
    ZipParts zips = new ZipParts(files, staging, created, space::require);
    for (FetchedFile file : fetched.files()) {
      StagedFile whole = inspect(file, fetched.info());
      if (whole.type() == MediaType.ZIP) {
        inspected.addAll(zips.unpack(whole.path(), whole.role()));
      } else {
        checkCut(whole, file, fetched.info());
        inspected.add(whole);
      }
    }
    return inspected;
  }

  private StagedFile inspect(FetchedFile file, ItemInfo info) throws IOException {
    checkSize(sizeOf(file.path()), file.announcedBytes());
    Fingerprint fingerprint = Fingerprint.of(files, file.path());
    checkSize(fingerprint.sizeBytes(), file.announcedBytes());
    MediaType type = Sniffer.sniff(fingerprint.head(), tellingName(file, info));
    if (type.isText()) {
      throw ItemFailure.temporary("the site sent a page instead of the photo", null);
    }
    return new StagedFile(file.path(), file.role(), file.announcedName(), false, fingerprint, type);
  }

  /** Some downloads come without a name, or as "download": the shown one tells more. */
  private static String tellingName(FetchedFile file, ItemInfo info) {
    String announced = file.announcedName();
    return SafeName.extension(announced).isEmpty() ? info.name() : announced;
  }

  /**
   * A download without a length that breaks off ends like a complete one; the site's size tells.
   */
  private static void checkCut(StagedFile staged, FetchedFile file, ItemInfo info) {
    boolean tells = file.announcedBytes().isEmpty() && staged.role() == FileRole.ORIGINAL;
    if (tells && staged.fingerprint().sizeBytes() < info.sizeBytes().orElse(0)) {
      checkSize(staged.fingerprint().sizeBytes(), info.sizeBytes());
    }
  }

  private static long sizeOf(Path path) throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException e) {
      throw ItemFailure.temporary("its download vanished", e);
    }
  }

  private static void checkSize(long size, OptionalLong expected) {
    if (size == 0) {
      throw ItemFailure.temporary("it came empty", null);
    }
    if (expected.isPresent() && expected.getAsLong() != size) {
      throw ItemFailure.temporary(
          String.format(
              Locale.ROOT, "it came with %,d bytes instead of %,d", size, expected.getAsLong()),
          null);
    }
  }
}
