package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.RunFailure;

class VerifierTest {
  @TempDir Path temp;
  private Archive archive;

  @BeforeEach
  void fill() {
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS);
    for (int i = 0; i < 5; i++) {
      item("A" + i).called(i + ".jpg").original("", TestPhotos.jpeg(i)).admittedTo(archive);
    }
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aSoundArchiveIsFoundSoundAndTheDayIsRemembered() {
    List<Long> progress = new ArrayList<>();
    Verification found =
        Verifier.of(archive, (done, all, bytes, allBytes) -> progress.add(done * 10 + all))
            .verify();
    assertThat(found.isSound()).isTrue();
    assertThat(found.complete()).isTrue();
    assertThat(found.files()).isEqualTo(5);
    assertThat(found.bytes()).isEqualTo(2_000 * 5 + 10 + 4 * 5);
    assertThat(progress).containsExactly(15L, 25L, 35L, 45L, 55L);
    try (ArchiveReader reader = Archive.read(archive.root(), Clock.systemUTC())) {
      assertThat(reader.status().verifiedFiles()).isEqualTo(5);
      assertThat(reader.status().lastVerifiedAt()).contains(ArchiveTest.NOW);
    }
  }

  @Test
  void oneFlippedBitALostFileAndACutOneAreToldAndNothingElse() throws IOException {
    byte[] flipped = TestPhotos.jpeg(1);
    flipped[1_234] ^= 1;
    Files.write(photo("1.jpg"), flipped);
    Files.delete(photo("2.jpg"));
    Files.write(photo("3.jpg"), new byte[10]);
    Files.delete(photo("4.jpg"));
    Files.createDirectory(photo("4.jpg"));

    Verification found = Verifier.of(archive, VerifyListener.NONE).verify();
    assertThat(found.isSound()).isFalse();
    assertThat(found.damagedFiles()).isEqualTo(4);
    assertThat(found.damaged())
        .containsExactly(
            new DamagedFile("undated/1.jpg", DamagedFile.Damage.ALTERED),
            new DamagedFile("undated/2.jpg", DamagedFile.Damage.MISSING),
            new DamagedFile("undated/3.jpg", DamagedFile.Damage.ALTERED),
            new DamagedFile("undated/4.jpg", DamagedFile.Damage.MISSING));
  }

  @Test
  void aFileThatTheDiskDoesNotGiveOutIsUnreadableAndNotMissing() throws IOException {
    Path photo = photo("1.jpg");
    Files.delete(photo);
    Files.createSymbolicLink(photo, photo);
    assertThat(Verifier.of(archive, VerifyListener.NONE).verify().damaged())
        .containsExactly(new DamagedFile("undated/1.jpg", DamagedFile.Damage.UNREADABLE));
  }

  @Test
  void aFolderThatFailsWhileItIsListedDoesNotEndTheVerification() {
    UnknownFiles unknown = new UnknownFiles(archive.folders(), archive.catalog(), () -> false);
    assertThat(unknown.postVisitDirectory(temp, new IOException("injected")))
        .isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void aCatalogThatIsDamagedInsideIsToldBeforeAnythingElse() throws Exception {
    archive.close();
    Path catalog = archive.root().resolve(".keepsake/catalog.db");
    try (RandomAccessFile file = new RandomAccessFile(catalog.toFile(), "rw")) {
      // Into the cells of the table "file", behind the head of its page.
      file.seek((pageOf("file", catalog) - 1) * 4_096 + 4_000);
      file.write(new byte[96]);
    }
    archive = Archive.openExisting(archive.root(), ArchiveTest.SETTINGS);
    assertThatThrownBy(() -> Verifier.of(archive, VerifyListener.NONE).verify())
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(RunFailure.Reason.DAMAGE));
  }

  private static long pageOf(String table, Path catalog) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalog);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")) {
      return row.getLong(1);
    }
  }

  @Test
  void filesThatTheCatalogDoesNotKnowAreToldAndAreNoDamage() throws IOException {
    Files.writeString(archive.root().resolve("notes.txt"), "mine");
    Verification found = Verifier.of(archive, VerifyListener.NONE).verify();
    assertThat(found.isSound()).isTrue();
    assertThat(found.unknown()).containsExactly("notes.txt");
    assertThat(found.unknownFiles()).isEqualTo(1);
  }

  @Test
  void aReaderVerifiesWhileARunHoldsTheArchiveAndRemembersNothing() {
    try (ArchiveReader reader = Archive.read(archive.root(), Clock.systemUTC())) {
      assertThat(Verifier.of(reader, VerifyListener.NONE).verify().isSound()).isTrue();
      assertThat(reader.status().verifiedFiles()).isZero();
    }
  }

  @Test
  void aStoppedVerificationSaysThatItIsNotComplete() {
    Verifier[] verifier = new Verifier[1];
    verifier[0] =
        Verifier.of(
            archive,
            (done, all, bytes, allBytes) -> {
              if (done == 2) {
                verifier[0].stop();
              }
            });
    Verification found = verifier[0].verify();
    assertThat(found.complete()).isFalse();
    assertThat(found.files()).isEqualTo(2);
  }

  private Path photo(String name) {
    return archive.root().resolve("undated").resolve(name);
  }
}
