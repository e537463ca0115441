package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

class OldestFirstTest {
  @TempDir private Path staging;

  @Test
  void allItemsComeOnceAndTheOldestFirst() {
    List<ItemRef> items = FakePhotoLibrary.items(1_234);
    FakePhotoLibrary library = new FakePhotoLibrary(staging, items).pageSize(100);
    List<ItemRef> expected = new ArrayList<>(items);
    Collections.reverse(expected);
    OldestFirst reversed = new OldestFirst(library, () -> false);
    assertThat(listed(reversed)).isEqualTo(expected);
    assertThat(listed(reversed)).as("a second listing").isEqualTo(expected);
  }

  @Test
  void anEmptyLibraryHasAnEnd() {
    FakePhotoLibrary library = new FakePhotoLibrary(staging, List.of());
    assertThat(listed(new OldestFirst(library, () -> false))).isEmpty();
  }

  @Test
  void aListingThatNobodyWantsAnyMoreIsNotReadToItsEnd() {
    FakePhotoLibrary library = new FakePhotoLibrary(staging, FakePhotoLibrary.items(10));
    Page page = new OldestFirst(library, () -> true).list(Optional.empty());
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isPresent();
  }

  private static List<ItemRef> listed(OldestFirst library) {
    List<ItemRef> items = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Page page = library.list(next);
      items.addAll(page.items());
      next = page.next();
    } while (next.isPresent());
    return items;
  }
}
