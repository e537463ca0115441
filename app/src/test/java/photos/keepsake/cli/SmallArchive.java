package photos.keepsake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.catalog.RunCounts;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Source;

/** An archive as runs leave it, made without a browser. */
final class SmallArchive implements AutoCloseable {
  private static final byte[] PICTURE =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private static final String PICTURE_SHA1 = "d5fceb6532643d0d84ffe09c40c481ecdf59e15a";

  private final Archive archive;

  private SmallArchive(Path root) {
    archive = Archive.open(root, ArchiveSettings.standard(Clock.systemUTC()));
  }

  /** Opens one, or makes it. */
  static SmallArchive in(Path root) {
    return new SmallArchive(root);
  }

  /** Puts the one picture in, and returns where it is. */
  Path picture() throws IOException {
    return picture(PICTURE_SHA1);
  }

  /** The same, of which the site says that another one was uploaded. */
  Path otherPicture() throws IOException {
    return picture("0".repeat(40));
  }

  private Path picture(String uploadedSha1) throws IOException {
    Path staged = Files.write(archive.staging().resolve("download"), PICTURE);
    ItemInfo info = info("a.gif");
    FetchedFile file =
        new FetchedFile(staged, FileRole.ORIGINAL, "a.gif", OptionalLong.of(PICTURE.length));
    return archive
        .admit(new FetchOutcome.Fetched(item("picture", uploadedSha1), info, List.of(file)))
        .get(0)
        .path();
  }

  SmallArchive unavailable(int count) {
    for (int i = 0; i < count; i++) {
      ItemRef item = item("video-" + i);
      archive.recordUnavailable(
          new FetchOutcome.Unavailable(item, info("clip-" + i + ".mp4"), "still processed"));
    }
    return this;
  }

  SmallArchive failed(String id) {
    archive.recordFailed(item(id), ItemFailure.temporary("the download stalled", null));
    return this;
  }

  /** A run that ended so. */
  SmallArchive run(int exitCode, boolean whole) {
    archive.runEnded(archive.runStarted(), exitCode, new RunCounts(1, 1, 0, 0, 0, 40, whole));
    return this;
  }

  private static ItemRef item(String id) {
    return new ItemRef(new ItemId(id), Source.LIBRARY, ItemKind.PHOTO, Optional.empty());
  }

  private static ItemRef item(String id, String sha1) {
    DedupKey key = DedupKey.of(new Sha1(sha1));
    return new ItemRef(
        new ItemId(id), Source.LIBRARY, ItemKind.PHOTO, Optional.empty(), Optional.of(key));
  }

  private static ItemInfo info(String name) {
    return new ItemInfo(name, ItemKind.PHOTO, Optional.empty(), OptionalLong.empty());
  }

  @Override
  public void close() {
    archive.close();
  }
}
