package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.ItemId;

/** No test can cut the power; so the order of the steps that survive it is held here. */
class AdmitOrderTest {
  @TempDir Path temp;

  @Test
  void bytesAreOnTheDiskBeforeTheirNameIsAndNamesBeforeTheRow() {
    List<String> steps = new ArrayList<>();
    Archive[] archive = new Archive[1];
    BooleanSupplier hasRow = () -> archive[0].holds(new ItemId("A1"));
    archive[0] =
        Archive.open(
            temp.resolve("photos"),
            ArchiveTest.SETTINGS,
            staging -> new RecordingFiles(new DiskFiles(staging), steps, hasRow));
    try (Archive open = archive[0]) {
      steps.clear();
      item("A1")
          .taken("2024-05-01T20:38:00", "")
          .original("a.jpg", TestPhotos.jpeg(1))
          .admittedTo(open);
    }
    assertThat(steps)
        .startsWith(
            "dress a download",
            "sync a download",
            "createFolders 2024-05",
            "note",
            "place a.jpg",
            "syncFolder 2024-05",
            "delete, with the row written");
  }

  /** Writes down the steps that change the disk, and whether the row is there. */
  private static final class RecordingFiles extends ForwardingFiles {
    private final List<String> steps;
    private final BooleanSupplier hasRow;

    RecordingFiles(ArchiveFiles real, List<String> steps, BooleanSupplier hasRow) {
      super(real);
      this.steps = steps;
      this.hasRow = hasRow;
    }

    private void record(String step) {
      steps.add(step + (hasRow.getAsBoolean() ? ", with the row written" : ""));
    }

    @Override
    public OutputStream create(Path file) throws IOException {
      record("note");
      return super.create(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
      record("createFolders " + folder.getFileName());
      super.createFolders(folder);
    }

    @Override
    public void dress(Path file, Instant modifiedAt) throws IOException {
      record("dress a download");
      super.dress(file, modifiedAt);
    }

    @Override
    public void sync(Path file) throws IOException {
      record("sync a download");
      super.sync(file);
    }

    @Override
    public void place(Path staged, Path target) throws IOException {
      record("place " + target.getFileName());
      super.place(staged, target);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      record("syncFolder " + folder.getFileName());
      super.syncFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
      record("delete");
      super.delete(file);
    }
  }
}
