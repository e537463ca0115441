package photos.keepsake.archive.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

class CatalogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:14:07.123Z");
  private static final ItemId ID = new ItemId("A1");

  @TempDir Path temp;
  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = Catalog.open(temp.resolve("catalog.db"), List.of(temp));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void anItemRemembersItsFilesInTheirOrder() {
    FileLink still = new FileLink(FileRole.ORIGINAL, "IMG_1.HEIC", file("b/still.heic", "s1"));
    FileLink clip = new FileLink(FileRole.MOTION_CLIP, "x.MOV", file("b/clip.mov", "s2"));
    catalog.archived(item("IMG_1"), List.of(still, clip), List.of(), NOW);
    assertThat(catalog.filesOf(ID)).containsExactly(still, clip);
    assertThat(catalog.archivedItem(ID).orElseThrow().files()).containsExactly(still, clip);

    catalog.archived(item("IMG_1"), List.of(clip), List.of(), NOW);
    assertThat(catalog.filesOf(ID)).containsExactly(clip);
    assertThat(catalog.filesWithSha256("s1")).containsExactly(still.file());
    assertThat(catalog.itemsWith("b/still.heic")).isZero();

    catalog.notArchived(item("IMG_1"), ItemState.FAILED, "it stalled", NOW);
    assertThat(catalog.filesOf(ID)).containsExactly(clip);
    assertThat(catalog.archivedItem(ID)).isEmpty();
  }

  @Test
  void whatWasKnownIsNotForgottenWhenALaterTryKnowsLess() {
    catalog.notArchived(item("IMG_1"), ItemState.FAILED, "it stalled", NOW);
    ItemRow less = bare("A1");
    catalog.notArchived(less, ItemState.FAILED, "it stalled again", NOW.plusSeconds(1));
    ItemTrouble trouble = catalog.status().failed().get(0);
    assertThat(trouble.name()).isEqualTo("IMG_1");
    assertThat(trouble.tries()).isEqualTo(2);
    assertThat(trouble.lastTryAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void aTransactionThatFailsLeavesNothing() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    FileRow clash = new FileRow("A.JPG", "a.jpg", 1, "", "s2", "", NOW, NOW);
    List<FileLink> files = List.of(link("b.jpg", "s3"), new FileLink(FileRole.ORIGINAL, "", clash));
    ItemRow item = bare("A2");
    assertThatThrownBy(() -> catalog.archived(item, files, List.of(), NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(catalog.archivedItem(item.id())).isEmpty();
    assertThat(catalog.filesWithSha256("s3")).isEmpty();
    assertThat(catalog.status().files()).isEqualTo(1);
    assertThat(catalog.status().archivedItems()).isEqualTo(1);
  }

  @Test
  void aFileThatChangedIsNoLongerVerified() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    catalog.verified(List.of(file("a.jpg", "s1")), NOW);
    assertThat(catalog.status().verifiedFiles()).isEqualTo(1);
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    assertThat(catalog.status().verifiedFiles()).isEqualTo(1);
    catalog.archived(item("x"), List.of(link("a.jpg", "s2")), List.of(), NOW);
    assertThat(catalog.status().verifiedFiles()).isZero();
    catalog.verified(List.of(file("a.jpg", "s1")), NOW);
    assertThat(catalog.status().verifiedFiles()).isZero();
  }

  @Test
  void aFileThatWasPutBackIsNoLongerVerified() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    catalog.verified(List.of(file("a.jpg", "s1")), NOW);
    Instant later = NOW.plusSeconds(60);
    FileRow again = new FileRow("a.jpg", "a.jpg", 5, "sha1", "s1", "image/jpeg", later, later);
    FileLink link = new FileLink(FileRole.ORIGINAL, "", again);
    catalog.archived(item("x"), List.of(link), List.of(), later);
    assertThat(catalog.filesOf(ID)).containsExactly(link);
    assertThat(catalog.status().verifiedFiles()).isZero();
  }

  @Test
  void aFileThatIsNotTrueAnyMoreIsForgottenUnlessAnotherItemHasIt() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1"), link("b.jpg", "s2")), List.of(), NOW);
    catalog.archived(bare("A2"), List.of(link("b.jpg", "s2")), List.of(), NOW);
    catalog.archived(item("x"), List.of(link("c.jpg", "s1")), List.of("a.jpg", "b.jpg"), NOW);
    assertThat(catalog.filesAfter("", 10))
        .extracting(FileRow::path)
        .containsExactly("b.jpg", "c.jpg");
  }

  @Test
  void filesComeInPagesOrderedByPath() {
    catalog.found(List.of(file("c", "3"), file("a", "1"), file("b", "2")));
    assertThat(catalog.filesAfter("", 2)).extracting(FileRow::path).containsExactly("a", "b");
    assertThat(catalog.filesAfter("b", 2)).extracting(FileRow::path).containsExactly("c");
    assertThat(catalog.filesAfter("c", 2)).isEmpty();
  }

  @Test
  void aReaderSeesWhatWasCommittedAndCanChangeNothing() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    try (Catalog reader = Catalog.read(temp.resolve("catalog.db"), List.of(temp)).orElseThrow()) {
      assertThat(reader.status().archivedItems()).isEqualTo(1);
      catalog.archived(item("x"), List.of(link("b.jpg", "s2")), List.of(), NOW);
      assertThat(reader.status().files()).isEqualTo(2);
      assertThatThrownBy(() -> reader.setMeta("a", "b")).isInstanceOf(RuntimeException.class);
    }
  }

  /** Goal: what a killed run wrote last is not passed over. Method: its files are copied. */
  @Test
  void aReaderThatCannotWriteSeesAlsoWhatAKilledRunWroteLast() throws IOException {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    Path copy = Files.createDirectory(temp.resolve("copy"));
    for (String name : List.of("catalog.db", "catalog.db-wal", "catalog.db-shm")) {
      Files.copy(temp.resolve(name), copy.resolve(name));
    }
    try (Database reader = Database.read(copy.resolve("catalog.db"), false)) {
      assertThat(new StatusQuery(reader).run().archivedItems()).isEqualTo(1);
    }
  }

  @Test
  void countsAddUpWhileARunWrites() throws Exception {
    ExecutorService run = Executors.newSingleThreadExecutor();
    try (Catalog reader = Catalog.read(temp.resolve("catalog.db"), List.of(temp)).orElseThrow()) {
      Future<?> writing = run.submit(() -> archive(300));
      while (!writing.isDone()) {
        ArchiveStatus status = reader.status();
        assertThat(status.files()).isEqualTo(status.archivedItems());
      }
      writing.get();
    } finally {
      run.shutdownNow();
    }
  }

  private void archive(int items) {
    for (int i = 0; i < items; i++) {
      catalog.archived(bare("N" + i), List.of(link("n" + i, "n" + i)), List.of(), NOW);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DROP TABLE run", "ALTER TABLE item DROP COLUMN name"})
  void aCatalogWhoseTablesWereTakenAwayIsDamage(String sql) throws SQLException {
    Path file = temp.resolve("catalog.db");
    execute(file, sql);
    assertThatThrownBy(() -> Catalog.read(file, List.of(temp)).orElseThrow().status())
        .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.DAMAGE));
    execute(file, "PRAGMA user_version = 0");
    assertThatThrownBy(() -> Catalog.open(file, List.of(temp)))
        .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.DAMAGE));
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, no such table: item, DAMAGE",
    "3, access permission denied, DISK",
    "5, database is locked, IN_USE",
    "6, database table is locked, IN_USE",
    "8, attempt to write a readonly database, DISK",
    "522, disk I/O error, DISK",
    "11, database disk image is malformed, DAMAGE",
    "13, database or disk is full, DISK",
    "14, unable to open database file, DISK",
    "15, locking protocol, IN_USE",
    "26, file is not a database, DAMAGE"
  })
  void whatSqliteReportsBecomesWhatItMeansForTheRun(int code, String message, Reason reason) {
    RuntimeException failure = Database.translate(temp, new SQLException(message, "", code));
    assertThat(reason(failure)).isEqualTo(reason);
  }

  @Test
  void aStatementOfOursThatIsWrongIsABug() {
    SQLException wrong = new SQLException("near SELEC: syntax error", "", 1);
    assertThat(Database.translate(temp, wrong)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theRemedyForADamagedCatalogMovesItsSideFilesToo() {
    RuntimeException failure = Database.translate(temp, new SQLException("malformed", "", 11));
    assertThat(((RunFailure) failure).fix())
        .contains("catalog.db,", "catalog.db-wal", "catalog.db-shm", "together");
  }

  private static Reason reason(Throwable failure) {
    return ((RunFailure) failure).reason();
  }

  private static ItemRow item(String name) {
    TakenTime taken =
        new TakenTime(
            LocalDateTime.parse("2024-05-01T20:38"), Optional.empty(), TakenTime.Precision.MINUTE);
    return new ItemRow(
        ID,
        Source.LIBRARY,
        ItemKind.PHOTO,
        name,
        Optional.of(taken),
        Optional.of(NOW),
        Optional.empty());
  }

  /** An item of which nothing is known. */
  private static ItemRow bare(String id) {
    return new ItemRow(
        new ItemId(id),
        Source.LIBRARY,
        ItemKind.PHOTO,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static FileLink link(String path, String sha256) {
    return new FileLink(FileRole.ORIGINAL, "", file(path, sha256));
  }

  private static FileRow file(String path, String sha256) {
    return new FileRow(path, path, 5, "sha1", sha256, "image/jpeg", NOW, NOW);
  }
}
