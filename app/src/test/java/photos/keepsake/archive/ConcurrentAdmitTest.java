package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FileRole;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConcurrentAdmitTest {
  private static final int ITEMS = 120;

  @TempDir Path temp;

  /**
   * Goal: threads that file photos of the same names and bytes at once lose none and double none.
   * Method: items from a seed, many of them with one name, some with the same bytes in another
   * order.
   */
  @Test
  void threadsThatFileTheSameNamesAndBytesAtOnceLoseNothingAndDoubleNothing() throws Exception {
    Random random = new Random(5);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (Archive archive =
        Archive.open(temp.resolve("photos"), ArchiveTest.settings(true, AlbumView.NONE))) {
      List<Future<List<ArchivedFile>>> running = new ArrayList<>();
      Set<Integer> seeds = new HashSet<>();
      for (int i = 0; i < ITEMS; i++) {
        int one = random.nextInt(40);
        int other = random.nextInt(40);
        seeds.add(one);
        seeds.add(other);
        FetchedItem item =
            item("A" + i)
                .called("IMG_" + random.nextInt(3) + ".jpg")
                .taken("2024-05-01T20:38:00", "")
                .original("", TestPhotos.jpeg(one))
                .file(FileRole.EDITED, "", TestPhotos.jpeg(other));
        running.add(threads.submit(() -> item.admittedTo(archive)));
      }
      int added = 0;
      for (Future<List<ArchivedFile>> done : running) {
        for (ArchivedFile file : done.get()) {
          assertThat(file.path()).hasSize(file.sizeBytes());
          added += file.added() ? 1 : 0;
        }
      }
      Verification found = Verifier.of(archive, VerifyListener.NONE).verify();
      assertThat(found.isSound()).isTrue();
      assertThat(found.files()).isEqualTo(seeds.size()).isEqualTo(added);
      assertThat(found.unknown()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anInterruptedThreadFilesItsItemOrFailsItAndLeavesNothingBetween() throws Exception {
    try (Archive archive =
        Archive.open(temp.resolve("photos"), ArchiveTest.settings(true, AlbumView.NONE))) {
      var fetched = item("A1").called("a.jpg").original("", TestPhotos.jpeg(1)).in(archive);
      Thread.currentThread().interrupt();
      try {
        archive.admit(fetched);
      } catch (photos.keepsake.library.ItemFailure e) {
        assertThat(e.isTemporary()).isTrue();
      }
      assertThat(Thread.interrupted()).isTrue();

      item("A1").called("a.jpg").original("", TestPhotos.jpeg(1)).admittedTo(archive);
      Verification found = Verifier.of(archive, VerifyListener.NONE).verify();
      assertThat(found.files()).isEqualTo(1);
      assertThat(found.unknown()).isEmpty();
    }
  }
}
