package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/** Compares an archive with what the simulator knows to be true. */
final class ArchivedTruth {
  private ArchivedTruth() {}

  /** Every file that can be had is there once, bit for bit, with its time, and nothing else is. */
  static void assertComplete(Path archive, SimulatedLibrary library) throws Exception {
    Map<String, Path> found = bySha256(archive);
    int expected = 0;
    for (SimulatedItem item : library.items()) {
      for (SimulatedFile file : item.isDownloadable() ? item.files() : List.<SimulatedFile>of()) {
        expected++;
        Path path = found.get(file.sha256());
        assertThat(path).as("%s of %s", file.role(), item.fileName()).isNotNull();
        assertThat(Files.getLastModifiedTime(path).toInstant())
            .as("time of %s", path)
            .isEqualTo(item.takenAt());
      }
    }
    assertThat(found).hasSize(expected);
  }

  /** The archived photos by hash; fails when two have the same bytes. */
  static Map<String, Path> bySha256(Path archive) throws Exception {
    Map<String, Path> found = new TreeMap<>();
    for (Path file : photos(archive)) {
      assertThat(found.put(sha256(file), file)).as("second copy of %s", file).isNull();
    }
    return found;
  }

  /**
   * The photos, also while a run writes; without {@code .keepsake} and what is written beside them.
   */
  static List<Path> photos(Path archive) throws IOException {
    List<Path> photos = new ArrayList<>();
    if (Files.exists(archive)) {
      Files.walkFileTree(archive, new Photos(photos));
    }
    return photos;
  }

  private static final class Photos extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    Photos(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean beside = folder.endsWith(".keepsake") || folder.endsWith("albums");
      return beside ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.toString().endsWith(".xmp") && !file.endsWith("manifest.sha256")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(hash);
  }
}
