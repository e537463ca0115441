package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** Who may open what, and what a refused open leaves behind: nothing. */
class OpenArchiveTest {
  private static final ArchiveSettings SETTINGS = ArchiveTest.SETTINGS;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"staging", "tmp", "logs", "debug"})
  void aLinkInThePlaceOfOneOfOurFoldersIsRefusedAndLeadsNowhere(String name) throws IOException {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path thesis = Files.writeString(elsewhere.resolve("thesis.txt"), "mine");
    Files.setLastModifiedTime(thesis, FileTime.from(Instant.EPOCH));
    ArchiveFolders.deleteTree(root.resolve(".keepsake").resolve(name));
    Files.createSymbolicLink(root.resolve(".keepsake").resolve(name), elsewhere);

    RunFailure failure = refused(root);
    assertThat(failure.reason()).isEqualTo(Reason.DISK);
    assertThat(failure.why()).contains("link");
    assertThat(thesis).hasContent("mine");
  }

  /** Goal: nobody is told of a failing disk because another start made a folder a moment before. */
  @Test
  void ofSeveralFirstStartsAtOnceOneOpensAndTheOthersFindItInUse() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        Path root = temp.resolve("round-" + round);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<Optional<Reason>>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          ends.add(threads.submit(() -> firstStart(root, start)));
        }
        int opened = 0;
        for (Future<Optional<Reason>> end : ends) {
          assertThat(end.get()).isIn(Optional.empty(), Optional.of(Reason.IN_USE));
          opened += end.get().isEmpty() ? 1 : 0;
        }
        assertThat(opened).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<Reason> firstStart(Path root, CyclicBarrier start) throws Exception {
    start.await();
    try (Archive archive = Archive.open(root, SETTINGS)) {
      archive.requireSpace(0);
      return Optional.empty();
    } catch (RunFailure failure) {
      return Optional.of(failure.reason());
    }
  }

  @Test
  void whereTheSystemKeepsNamesToAsciiThePersonIsToldWhatToSet() throws Exception {
    Path root = temp.resolve("photos");
    assertThat(said(child(root, "leave", Map.of("LC_ALL", "POSIX")))).isEqualTo("USAGE");
    assertThat(root).doesNotExist();
    assertThat(said(child(root, "leave", Map.of("LC_ALL", "C.UTF-8")))).isEqualTo("opened");
  }

  @Test
  void aDiskThatFailsWhileItIsListedFailsLikeAnyOther() {
    IOException failing = new IOException("injected");
    DirectoryStream<Path> entries =
        new DirectoryStream<>() {
          @Override
          public Iterator<Path> iterator() {
            throw new DirectoryIteratorException(failing);
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> ArchiveFolders.all(entries)).isSameAs(failing);
  }

  @Test
  void whatVanishesBeforeItIsSweptIsNoFailure() throws IOException {
    ArchiveFolders.sweep(temp.resolve("gone"), Instant.MAX);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void anAbsentFolderBecomesAnArchive() {
    Path root = temp.resolve("a/b/photos");
    Archive.open(root, SETTINGS).close();
    assertThat(root.resolve(".keepsake/catalog.db")).exists();
  }

  @Test
  void anEmptyDiskWithTheSystemsOwnEntriesBecomesAnArchive() throws IOException {
    Files.createDirectory(temp.resolve("lost+found"));
    Files.createFile(temp.resolve(".DS_Store"));
    Archive.open(temp, SETTINGS).close();
    assertThat(temp.resolve(".keepsake")).isDirectory();
  }

  @Test
  void aFolderWithThingsOfOthersIsRefusedAndNotTouched() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "mine");
    RunFailure failure = refused(temp);
    assertThat(failure.reason()).isEqualTo(Reason.USAGE);
    assertThat(failure.why()).contains("thesis.txt");
    assertThat(entries(temp)).containsExactly("thesis.txt");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsADiskFailure() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "mine");
    assertThat(refused(file).reason()).isEqualTo(Reason.DISK);
    assertThat(refused(file.resolve("photos")).reason()).isEqualTo(Reason.DISK);
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderThatCannotBeWrittenIsADiskFailure() throws IOException {
    Path proc = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(proc), "needs a folder that even root cannot write: /proc");
    assertThat(refused(proc.resolve("photos")).reason()).isEqualTo(Reason.DISK);
  }

  @Test
  void aFileInThePlaceOfOurFolderIsNoArchive() throws IOException {
    Files.writeString(temp.resolve(".keepsake"), "mine");
    assertThat(refused(temp).reason()).isEqualTo(Reason.USAGE);
    assertThat(temp.resolve(".keepsake")).hasContent("mine");
  }

  @Test
  void twoArchivesInOneProcessCannotShareAFolder() {
    Path root = temp.resolve("photos");
    try (Archive archive = Archive.open(root, SETTINGS)) {
      assertThat(archive.root()).isEqualTo(root);
      RunFailure failure = refused(root);
      assertThat(failure.reason()).isEqualTo(Reason.IN_USE);
      assertThat(failure.why())
          .contains("process " + ProcessHandle.current().pid())
          .contains("since 2026-11-22 10:14");
    }
    Archive.open(root, SETTINGS).close();
  }

  @Test
  void aRefusedSecondOpenDoesNotFreeTheFirstOnesLock() throws Exception {
    Path root = temp.resolve("photos");
    try (Archive archive = Archive.open(root, SETTINGS)) {
      assertThat(refused(archive.root()).reason()).isEqualTo(Reason.IN_USE);
      assertThat(openInChild(root)).startsWith("IN_USE");
    }
    assertThat(openInChild(root)).startsWith("opened");
  }

  @Test
  void aLockOfAnotherProcessIsToldByItsIdAndEndsWithIt() throws Exception {
    Path root = temp.resolve("photos");
    Process child = child(root, "hold", Map.of());
    try {
      BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
      assertThat(out.readLine()).isEqualTo("opened");
      RunFailure failure = refused(root);
      assertThat(failure.reason()).isEqualTo(Reason.IN_USE);
      assertThat(failure.why()).contains("process " + child.pid()).contains("since ");
      assertThat(Archive.read(root, Clock.systemUTC()).status().files()).isZero();
    } finally {
      child.destroyForcibly().waitFor();
    }
    Archive.open(root, SETTINGS).close();
  }

  @Test
  void aCatalogOfANewerVersionIsRefused() throws Exception {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    execute(root, "PRAGMA user_version = 99");
    assertThat(refused(root).reason()).isEqualTo(Reason.NEWER_VERSION);
    RunFailure read =
        catchThrowableOfType(RunFailure.class, () -> Archive.read(root, Clock.systemUTC()));
    assertThat(read.reason()).isEqualTo(Reason.NEWER_VERSION);
    execute(root, "PRAGMA user_version = 1");
    Archive.open(root, SETTINGS).close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCatalogThatIsGoneIsDamageUntilASyncMakesANewOne(boolean emptied) throws IOException {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    Path catalog = root.resolve(".keepsake/catalog.db");
    Files.delete(catalog);
    if (emptied) {
      Files.createFile(catalog);
    }

    RunFailure verify =
        catchThrowableOfType(RunFailure.class, () -> Archive.openExisting(root, SETTINGS));
    RunFailure status =
        catchThrowableOfType(RunFailure.class, () -> Archive.read(root, Clock.systemUTC()));
    assertThat(verify.reason()).isEqualTo(Reason.DAMAGE);
    assertThat(status.reason()).isEqualTo(Reason.DAMAGE);
    assertThat(status.why()).contains("catalog is gone");
    assertThat(status.fix()).contains("keepsake sync");
    assertThat(Files.exists(catalog)).isEqualTo(emptied);

    Archive.open(root, SETTINGS).close();
    Archive.read(root, Clock.systemUTC()).close();
  }

  @Test
  void anUnfinishedCatalogIsFinishedByWhoeverLooksFirst() throws Exception {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    Files.delete(root.resolve(".keepsake/catalog.db"));
    execute(root, "PRAGMA journal_mode = WAL");
    try (ArchiveReader reader = Archive.read(root, Clock.systemUTC())) {
      assertThat(reader.status().files()).isZero();
    }
  }

  @Test
  void aCatalogThatIsNoneIsDamage() throws IOException {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    Files.writeString(root.resolve(".keepsake/catalog.db"), "x".repeat(10_000));
    RunFailure failure = refused(root);
    assertThat(failure.reason()).isEqualTo(Reason.DAMAGE);
    assertThat(failure.fix()).contains("backup");
  }

  @Test
  void whereThereIsNoArchiveNothingIsReadAndNothingMade() throws IOException {
    Path root = temp.resolve("photos");
    assertThat(
            catchThrowableOfType(RunFailure.class, () -> Archive.read(root, Clock.systemUTC()))
                .reason())
        .isEqualTo(Reason.NO_ARCHIVE);
    assertThat(
            catchThrowableOfType(RunFailure.class, () -> Archive.openExisting(root, SETTINGS))
                .reason())
        .isEqualTo(Reason.NO_ARCHIVE);
    assertThat(root).doesNotExist();
  }

  @Test
  void openingEmptiesStagingAndWhatAKilledProcessLeftInOurTemporaryFolder() throws IOException {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    Path staging = root.resolve(".keepsake/staging");
    Files.writeString(staging.resolve("half.crdownload"), "x");
    Files.createDirectories(staging.resolve("deep/er"));
    Files.writeString(staging.resolve("deep/er/file"), "x");
    Path old = Files.createDirectory(root.resolve(".keepsake/tmp/sqlite-1"));
    Files.writeString(old.resolve("libsqlite.so"), "x");
    Files.setLastModifiedTime(old, FileTime.from(ArchiveTest.NOW.minus(Duration.ofHours(1))));
    Path fresh = Files.createDirectory(root.resolve(".keepsake/tmp/sqlite-2"));
    Files.setLastModifiedTime(fresh, FileTime.from(ArchiveTest.NOW.minus(Duration.ofMinutes(1))));

    Archive.open(root, SETTINGS).close();
    assertThat(entries(staging)).isEmpty();
    assertThat(entries(root.resolve(".keepsake/tmp"))).containsExactly("sqlite-2");
  }

  @Test
  void sqliteLeavesNoLibraryBehindEvenWhenKilled() throws Exception {
    Path root = temp.resolve("photos");
    Path systemTmp = Files.createDirectory(temp.resolve("system-tmp"));
    Process child = child(root, "hold", Map.of(), "-Djava.io.tmpdir=" + systemTmp);
    assertThat(child.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("opened");
    child.destroyForcibly().waitFor();
    assertThat(entries(systemTmp)).isEmpty();
    assertThat(entries(root.resolve(".keepsake/tmp"))).isEmpty();
  }

  @Test
  void whereOurOwnFolderCannotHoldTheLibraryTheTemporaryFolderOfTheEnvironmentDoes()
      throws Exception {
    Path root = temp.resolve("photos");
    Archive.open(root, SETTINGS).close();
    Files.delete(root.resolve(".keepsake/tmp"));
    Path system = Files.createDirectory(temp.resolve("system-tmp"));
    Process child =
        child(root, "look", Map.of("TMPDIR", system.toString()), "-Djava.io.tmpdir=/nowhere");
    assertThat(said(child)).isEqualTo("opened");
    assertThat(entries(system)).isEmpty();
  }

  @Test
  void theArchiveCanBeMovedAndHaveAnyName() {
    Path root = temp.resolve("Fotos? 100% & é #1");
    try (Archive archive = Archive.open(root, SETTINGS)) {
      FetchedItem.item("A1").original("a.jpg", TestPhotos.jpeg(1)).admittedTo(archive);
    }
    Path moved = temp.resolve("moved");
    assertThat(root.toFile().renameTo(moved.toFile())).isTrue();
    try (Archive archive = Archive.open(moved, SETTINGS)) {
      assertThat(Verifier.of(archive, VerifyListener.NONE).verify().files()).isEqualTo(1);
      assertThat(Verifier.of(archive, VerifyListener.NONE).verify().isSound()).isTrue();
    }
  }

  private static RunFailure refused(Path root) {
    return catchThrowableOfType(RunFailure.class, () -> Archive.open(root, SETTINGS));
  }

  private static String openInChild(Path root) throws Exception {
    return said(child(root, "leave", Map.of()));
  }

  private static String said(Process child) throws Exception {
    String said = child.inputReader(StandardCharsets.UTF_8).readLine();
    child.waitFor();
    return said;
  }

  private static Process child(
      Path root, String what, Map<String, String> environment, String... jvm) throws IOException {
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                Stream.of(jvm),
                Stream.of("-cp", System.getProperty("java.class.path")),
                Stream.of(Holder.class.getName(), root.toString(), what))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** A second process: opens the archive, says how that went, and holds it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      ZoneId zone = ZoneId.of("Europe/Amsterdam");
      ArchiveSettings settings =
          new ArchiveSettings(Layout.STANDARD, zone, 0, Clock.system(zone), false, AlbumView.NONE);
      if (args[1].equals("look")) {
        Archive.read(Path.of(args[0]), settings.clock()).close();
        System.out.println("opened");
        return;
      }
      try (Archive archive = Archive.open(Path.of(args[0]), settings)) {
        System.out.println("opened");
        if (args[1].equals("hold")) {
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
        archive.requireSpace(0);
      } catch (RunFailure failure) {
        System.out.println(failure.reason());
      }
    }
  }

  static void execute(Path root, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + root.resolve(".keepsake/catalog.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
