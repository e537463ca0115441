package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.archive.FaultyFiles.Fault;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.RunFailure;

/**
 * Goal: whatever step of filing fails, or is the last that the process does, no photo is lost or
 * doubled. Method: three items are filed with a fault at step 1, then 2, 3... until no fault fires;
 * after each, what is on the disk is checked, and a clean run must end as if nothing had happened.
 */
class CrashSweepTest {
  private static final int STEPS_MAX = 500;
  private static final ArchiveSettings ALL = ArchiveTest.settings(true, AlbumView.SYMLINKS);

  @TempDir(factory = MemoryDisk.class)
  Path temp;

  /** Thousands of syncs take a minute on a slow disk; no test can see a power cut anyway. */
  static final class MemoryDisk implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      Path memory = Path.of("/dev/shm");
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "keepsake-test-")
          : Files.createTempDirectory("keepsake-test-");
    }
  }

  @BeforeEach
  void makeEmptyArchive() {
    try (Archive empty = Archive.open(temp.resolve("empty"), ALL)) {
      Facts facts = new Facts(empty);
      facts.album("L1", "Trip");
      facts.sql("INSERT INTO album_photo (album, photo, walk) VALUES ('L1', 'A1', 1)");
      facts.sql("INSERT INTO album_photo (album, photo, walk) VALUES ('L1', 'A3', 1)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ONCE, true",
    "STICKY, true",
    "GONE, true",
    "ONCE, false",
    "STICKY, false",
    "GONE, false"
  })
  void anyStepMayFailOrBeTheLast(Fault.Kind kind, boolean hardLinks) throws IOException {
    int step = 1;
    boolean fired = true;
    while (fired) {
      assertThat(step).as("the sweep ends").isLessThan(STEPS_MAX);
      Path root = emptyArchive("step-" + step);
      fired = runWithFault(root, new Fault(step, kind), hardLinks);
      ArchiveFolders.deleteTree(root);
      step++;
    }
    assertThat(step).as("steps swept").isGreaterThan(40);
  }

  /** A copy, since making one anew takes longer than all the rest. */
  private Path emptyArchive(String name) throws IOException {
    Path root = temp.resolve(name);
    Files.createDirectories(root.resolve(".keepsake"));
    Path catalog = Path.of(".keepsake", "catalog.db");
    Files.copy(temp.resolve("empty").resolve(catalog), root.resolve(catalog));
    return root;
  }

  private static boolean runWithFault(Path root, Fault fault, boolean hardLinks)
      throws IOException {
    filedByARunThatMayDie(root, fault, hardLinks);
    mustBeCompletedByACleanRun(root, root.getFileName().toString());
    return fault.hasFired();
  }

  /** Goal and check are those of the sweep; what fails is one row of an item's transaction. */
  @ParameterizedTest
  @CsvSource({
    "item, new.id = 'A2'",
    "file, new.path LIKE '%-edited%'",
    "item_file, new.position = 1"
  })
  void theCatalogMayRefuseAnyRow(String table, String when) throws Exception {
    Path root = emptyArchive(table);
    OpenArchiveTest.execute(
        root,
        "CREATE TRIGGER refusal BEFORE INSERT ON %s WHEN %s BEGIN SELECT RAISE(ABORT, ''); END"
            .formatted(table, when));
    int refused = 0;
    try (Archive archive = Archive.open(root, ALL)) {
      for (FetchedItem item : items()) {
        try {
          item.admittedTo(archive);
        } catch (IllegalStateException e) {
          assertThat(archive.holds(item.ref().id())).isFalse();
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
    OpenArchiveTest.execute(root, "DROP TRIGGER refusal");
    mustBeCompletedByACleanRun(root, table);
  }

  private static void mustBeCompletedByACleanRun(Path root, String when) throws IOException {
    Archive.FilesFactory whole = staging -> new FaultyFiles(new DiskFiles(staging), Fault.none());
    try (Archive archive = Archive.open(root, ALL, whole)) {
      Verification afterCrash = Verifier.of(archive, VerifyListener.NONE).verify();
      assertThat(afterCrash.damaged()).as("no row without its file, " + when).isEmpty();
      for (FetchedItem item : items()) {
        if (!archive.holds(item.ref().id())) {
          // The site gives another name this time: the files are to be found all the same.
          item.called("other name").admittedTo(archive);
        }
        assertThat(archive.holds(item.ref().id())).as(when).isTrue();
      }
      assertThat(archive.bringUpToDate(() -> false)).as(when).isEmpty();
      Verification found = Verifier.of(archive, VerifyListener.NONE).verify();
      assertThat(found.isSound()).as(when).isTrue();
      assertThat(found.unknown()).as("nothing lies about, " + when).isEmpty();
      assertThat(filesByBytes(root).values()).as("nothing twice, " + when).containsOnly(1);
      assertThat(found.files()).as("everything is there, " + when).isEqualTo(5);
      assertThat(besideThePhotos(root)).as("sidecars, links, manifest, " + when).isEqualTo(9);
    }
    try (Stream<Path> staging = Files.list(root.resolve(".keepsake/staging"))) {
      assertThat(staging).as(when).isEmpty();
    }
  }

  private static void filedByARunThatMayDie(Path root, Fault fault, boolean hardLinks) {
    Archive.FilesFactory factory =
        staging -> {
          DiskFiles disk = new DiskFiles(staging);
          return new FaultyFiles(hardLinks ? disk : new LinklessFiles(disk, fault), fault);
        };
    try (Archive archive = Archive.open(root, ALL, factory)) {
      for (FetchedItem item : items()) {
        try {
          item.admittedTo(archive);
        } catch (ItemFailure e) {
          assertThat(archive.holds(item.ref().id())).isFalse();
        }
      }
      archive.bringUpToDate(() -> false);
    } catch (FaultyFiles.ProcessGone | RunFailure e) {
      assertThat(fault.hasFired()).isTrue();
    }
  }

  /** Fresh each time: a plain photo, one with an edited version, a live photo in a zip. */
  private static List<FetchedItem> items() {
    List<FetchedItem> items = new ArrayList<>();
    items.add(
        item("A1")
            .called("a.jpg")
            .taken("2024-05-01T20:38:00", "")
            .original("", TestPhotos.jpeg(1)));
    items.add(
        item("A2")
            .called("a.jpg")
            .taken("2024-05-01T20:38:00", "")
            .original("", TestPhotos.jpeg(2))
            .file(FileRole.EDITED, "", TestPhotos.jpeg(3)));
    byte[] zip = TestPhotos.zip("x.MOV", TestPhotos.mov(4), "x.HEIC", TestPhotos.heic(5));
    items.add(item("A3").called("l.HEIC").taken("2023-04-01T20:38:00", "").original("", zip));
    return items;
  }

  private static Map<String, Integer> filesByBytes(Path root) throws IOException {
    Map<String, Integer> count = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean photo =
            !root.relativize(file).startsWith(".keepsake") && !isBesideThePhotos(root, file);
        if (photo) {
          try (var in = Files.newInputStream(file)) {
            count.merge(Fingerprint.read(in).sha256(), 1, Integer::sum);
          }
        }
      }
    }
    return count;
  }

  private static long besideThePhotos(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> isBesideThePhotos(root, file)).count();
    }
  }

  private static boolean isBesideThePhotos(Path root, Path file) {
    return file.toString().endsWith(".xmp")
        || file.equals(root.resolve(Manifest.NAME))
        || (file.startsWith(root.resolve("albums")) && Files.isSymbolicLink(file));
  }

  /** A disk without hard links, with a step between reserving a name and moving the file there. */
  private static final class LinklessFiles extends ForwardingFiles {
    private final DiskFiles disk;
    private final Fault fault;

    LinklessFiles(DiskFiles disk, Fault fault) {
      super(disk);
      this.disk = disk;
      this.fault = fault;
    }

    @Override
    public void place(Path staged, Path target) throws IOException {
      // The name is reserved, and the process may be gone before the file gets it.
      Files.createFile(target);
      try {
        fault.step();
      } catch (IOException e) {
        Files.delete(target);
        throw e;
      }
      Files.delete(target);
      disk.placeByMove(staged, target);
    }
  }
}
