package photos.keepsake.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of an archive that is open, and at first empty. */
abstract class ArchiveCase {
  @TempDir Path temp;
  Archive archive;

  @BeforeEach
  void open() {
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS);
  }

  @AfterEach
  void close() {
    archive.close();
  }
}
